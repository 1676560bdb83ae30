use super::columns::harmless;

#[test]
fn no_text_begins_a_formula() {
    for bad in ["=1+1", "+86", "-1", "@SUM(A1)", "＝1"] {
        assert!(harmless(bad).starts_with('\''), "{bad}");
    }
    assert_eq!(harmless("张三"), "张三");
}
