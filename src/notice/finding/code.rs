//! The kinds of findings, each with a stable code: tests, editors and instructions may name them.

/// Makes the enum, the printed codes and the words from one list, so that none is without the others.
macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $name:ident $text:literal $meaning:literal $remedy:literal;)+) => {
        /// What is wrong.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[doc = $doc])+ $name,)+
        }

        impl Code {
            /// All of them, in the order of their codes.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The code as printed.
            #[must_use]
            pub const fn text(self) -> &'static str {
                match self { $(Self::$name => $text),+ }
            }

            /// What it means, for people.
            #[must_use]
            pub const fn meaning(self) -> &'static str {
                match self { $(Self::$name => $meaning),+ }
            }

            /// What to do about it, for people.
            #[must_use]
            pub const fn remedy(self) -> &'static str {
                match self { $(Self::$name => $remedy),+ }
            }
        }
    };
}

codes! {
    /// The file is not TOML or CSV, or a value is not of the form it must have.
    Syntax "T01" "这里的写法有误" "请照《通知编写指南》里同一种表的例子改正。";
    /// A condition or table names a fact that does not exist.
    UnknownFact "T02" "没有这一项事实" "请核对键名，或先加 [[fact]]。";
    /// An option that its list does not have.
    UnknownOption "T03" "没有这个选项" "请照选项的原字写。";
    /// A clause that does not exist.
    UnknownClause "T04" "没有这个编号的条款" "请核对编号。";
    /// Some other name that does not exist: a group, item, contact, page, material, ground, row.
    UnknownName "T05" "没有这个名称" "请核对名称，或补写它的表。";
    /// The same id twice.
    DuplicateId "T06" "编号或名称重复" "请改用另一个，或删去一个。";
    /// A clause without words, or with words for a rule that do not stand in one piece.
    MissingQuote "T07" "条款没有原文，或作依据的原文不连续" "请填写 quote，作依据的改成连续的一段。";
    /// A range, window or list of years that runs backwards.
    Backwards "T08" "范围、窗口、年份前后颠倒" "请对调或改正。";
    /// A condition that can never hold.
    NeverHolds "T09" "条件永远不成立" "请改正互相排斥的条件。";
    /// A question whose answer nothing reads.
    Unread "T10" "问题的答案没有规则用到" "请删去，或补上用到它的规则。";
    /// A fact is asked but has no wording.
    MissingWording "T11" "问题没有写怎样问" "请加 [[wording]]；表格的栏请加 from、ask 或 by。";
    /// Part of the notice that its covered matters need is missing.
    Incomplete "T12" "缺少必需的部分" "请按提示补写。";
    /// A rule rests on another edition's clause without being marked as reference.
    ForeignClause "T13" "引用他版条款而没有标明参考" "请在 status 写“参考”。";
    /// Cells of a form that do not fill their columns.
    Layout "T14" "表格的单元格没有占满各列，或比纸宽" "请按提示改宽度、列数。";
    /// A file that nobody reads.
    Ignored "T15" "这个文件不会被读取" "请改正文件名或位置，或者把它移出通知文件夹。";
    /// A file whose letters cannot be read.
    Encoding "T16" "文件的编码读不出来" "请用记事本打开，另存为 UTF-8 编码。";
    /// An edition's folder with a name that cannot stand in an address.
    FolderName "T17" "文件夹的名称不能用作通知版本" "请用小写拼音字母加年份，如 fuling2026。";
    /// A folder or table with nothing in it.
    Empty "T18" "里面是空的" "请补上内容，或者删去。";
    /// A heading of a table that does not exist, is missing or stands twice.
    Heading "T19" "表头里没有这样的列" "请改正列名；只供留底的列，列名请以 _raw 结尾。";
    /// A quote that does not stand in the notice's own text.
    NotInSource "T20" "quote 与原文不一致" "请与 source.txt 逐字核对；印刷有误的，原样写进 printed。";
    /// A number in `meaning` that its quote does not have.
    ForeignNumber "T21" "meaning 里的数，原文里没有" "请与原文核对；由原文推算出来的，写进 derived。";
    /// A date far from the year of the notice.
    OtherYear "T22" "日期不在本通知的年度附近" "请核对年份。";
    /// Words that must be there are blank.
    Blank "T23" "这里不能空着" "请填写。";
    /// An edition without the text it was made from.
    NoSource "T24" "没有通知原文，引文无法核对" "请把通知原文存成 source.txt，放在本版的文件夹里。";
    /// A fact that a rule reads and no question asks.
    NeverAsked "T25" "规则用到这一项，却没有问题问它" "请加 [[question]]，否则用到它的规则永远等不到回答。";
    /// An effect that an earlier one always takes the place of.
    Unreachable "T26" "排在前面的总是先成立，这一条永远用不到" "请调整先后，或写窄前面的条件。";
    /// An outcome 需人工核实 without anything to verify.
    NothingToVerify "T27" "结论是需人工核实，却没有一条待核实的事项" "请用 [[verify]] 写明核实什么、问谁。";
    /// A kind of person without a path.
    NoPath "T28" "有一类人没有申报路径，也没有写明须核实" "请写 [[clause.path]]，通知没写的用 [[verify]] 提示核实。";
    /// What would be read without end: links in circles, pipes, chains of groups.
    Endless "T29" "读不到尽头" "请改正：不要用快捷方式、管道，条件不要层层引用。";
    /// A worked case that does not come out, or names what does not exist.
    Case "T30" "案例的结果与写的不一致" "请核对案例和规则，改正其中写错的一个。";
    /// A Chinese quotation mark where a key or value should begin.
    ChineseQuote "T31" "用了中文的引号" "请改成英文的引号 \"。";
    /// A full-width mark outside quotation marks.
    FullWidth "T32" "用了全角的符号" "请改成英文的符号。";
    /// A quotation mark without its partner.
    OpenQuote "T33" "引号没有成对" "请在文字两头各写一个英文的引号 \"。";
    /// A bracket without its partner.
    OpenBracket "T34" "括号没有成对" "请补上缺少的括号。";
    /// A key twice in one table.
    DuplicateKey "T35" "同一张表里，这个键写了两次" "请删去一个；要写第二张表，请另起一个 [[…]]。";
    /// A number with a unit behind it.
    UnitBehind "T36" "数字后面写了别的字" "请只写数字，不写单位。";
    /// Words without quotation marks.
    Bare "T37" "文字没有加引号" "请在文字两头各写一个英文的引号 \"。";
    /// A key without a value.
    NoValue "T38" "键后面没有写 = 和内容" "请写成 键 = 内容。";
    /// A number in quotation marks, words where a list should be, and the like.
    WrongType "T39" "内容的类型不对" "请照《通知编写指南》里这个键的例子写。";
    /// A key that its table does not have.
    UnknownKey "T40" "这张表没有这个键" "请核对键名。";
    /// A key that its table must have.
    MissingKey "T41" "这张表缺少一个必需的键" "请补写。";
    /// A cell of a table that is not what its column holds.
    Cell "T42" "单元格的内容不对" "请改正这一格。";
    /// A row with more or fewer cells than the heading.
    RowLength "T43" "这一行的格数与表头不一样" "请检查逗号和引号。";
    /// The list of files does not say what is there.
    Manifest "T44" "文件清单与实际不一致" "请核对 [notice] 的 files：每个文件都要写上，写上的都要有。";
    /// Rules that are not those that were reviewed.
    Lock "T45" "规则与上次核对时不一致" "误删、误改的请找回来；有意的请逐项核对，然后运行 assess lock。";
    /// A sentence of the notice that nothing was said of.
    Untold "T46" "通知里的这句话没有写成条款" "请写成 [[clause]]；只是标题、版面的，写进 [[unquoted]] 并说明原因。没写之前，结论最多是需人工核实。";
    /// A clause that no rule rests on, though it is not said to inform only.
    Idle "T47" "这一条没有规则用到" "请补上规则；只是说明的，在 tags 里写 information；写不成规则的，写 [[clause.unwritten]]。没写之前，结论最多是需人工核实。";
    /// A worked case that cannot be tried: its base, clause or facts are not there.
    Example "T48" "案例写得不对" "请照《通知编写指南》里案例的写法改正。";
    /// A question that may stay open though its answer can exclude.
    OpenDoor "T49" "答案能决定“不得申报”或“另行办理”的问题，写成了可以不答" "请删去 optional；不答就等于没有这回事的，另写 unanswered = \"按没有处理\"。";
    /// A number in a rule that the words it rests on do not have.
    ForeignFigure "T50" "规则里的数，原文里没有" "请与原文核对；由原文推算出来的，写进这一条的 derived。";
    /// A limit that counts on the other side than the words say.
    WrongSide "T51" "“以上”“不满”“超过”与规则的界线不一致" "以上、满、不满、不少于用 at_least、below；超过、不超过、以下用 above、at_most；日期的，满用 until，不满用 after，超过用 before，不超过用 from；方向不要写反。";
    /// Words that refuse, and fewer rules that refuse.
    Unrefused "T52" "原文说不得申报、不予受理，却没有这样的规则" "请写 [[clause.exclude]]、[[clause.elsewhere]]、[[verify]] 或 [[clause.unwritten]]，一句一条。";
    /// A question that is not put to everybody for whom a rule needs its answer.
    HalfAsked "T53" "有的人不被问到这一项，规则却要看它" "请写宽这一问的 when；不问到、不填就等于没有这回事的，写 unanswered = \"按没有处理\"。";
    /// A number of words that decide, and no rule has it.
    UnusedNumber "T54" "原文里的这个数，没有规则用到" "请补上用到它的规则；只是说明的，或者别处已经算进去的，写进这一条的 derived。";
    /// An option of several that no rule reads, though others of them refuse.
    UnreadOption "T55" "可以选这一项，却没有规则看它" "请写进规则（不得申报、须核实……），本通知不用的写 [[options]] hide。";
    /// Whom or what a clause names and its rules do not.
    Unnamed "T56" "原文说到这一类，规则里没有" "请写进这一条规则的条件。";
    /// An option in a rule that the words it rests on do not have.
    Unsaid "T57" "规则里写的这一项，原文里没有" "请与原文核对；原文用别的词称呼它的，写一次 [[options]] called；由原文推算出来的，写进这一条的 derived。";
    /// A place that is marked to be filled in or gone through.
    Marked "T58" "这里还没有填写或者核对" "填好以后删去“【待填…】”；核对无误的，删去“# 【待核对】”那一行。";
    /// A fact that a rule reads and the words it rests on do not speak of.
    UnspokenFact "T59" "规则看的这一项，原文没有说到" "请核对是不是写成了另一项；原文用别的词说它的，写一次 [[spoken]]；由原文推算出来的，写进这一条的 derived。";
    /// Yes where the words say no.
    WrongAnswer "T60" "是、否与原文说的相反" "请核对条件里的“是”“否”和 not。";
    /// A number or option that the words say of another fact.
    OtherFact "T61" "原文在这里说的是另一项" "请核对条件里写的是哪一项事实。";
    /// A mark that takes back what no check has found.
    IdleMark "T62" "这个标记没有用处" "请删去。";
}

impl Code {
    /// When a clause may take such a finding back (`harmless`), for people; none where it may not.
    #[must_use]
    pub const fn waiver(self) -> Option<&'static str> {
        match self {
            Self::WrongSide | Self::WrongAnswer => Some("原文说的不是这个意思的"),
            Self::Unrefused => Some("确实不影响能不能申报的"),
            Self::Unnamed => Some("确实不用写的"),
            Self::OtherFact => Some("原文说的就是它的"),
            _ => None,
        }
    }
}
