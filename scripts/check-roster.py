#!/usr/bin/env python3
"""Reads a roster and the one with results by openpyxl: no cell of hers may differ, and some were added.

usage: scripts/check-roster.py ROSTER.xlsx RESULT.xlsx
"""
import sys

from openpyxl import load_workbook


def cells(path):
    book = load_workbook(path)
    found = {}
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    found[sheet.title, cell.coordinate] = (cell.value, cell.data_type, cell.number_format)
    return [sheet.title for sheet in book.worksheets], found


def main():
    (sheets, hers), (after, everything) = cells(sys.argv[1]), cells(sys.argv[2])
    assert sheets == after, (sheets, after)
    changed = {place: (value, everything.get(place)) for place, value in hers.items() if everything.get(place) != value}
    assert not changed, changed
    added = {place: value for place, value in everything.items() if place not in hers}
    assert added, "没有加上结果"
    formulas = [place for place, (_, kind, _) in added.items() if kind == "f"]
    assert not formulas, formulas
    print(f"{len(hers)} 格原样，加了 {len(added)} 格")


main()
