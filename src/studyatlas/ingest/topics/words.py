"""Words that tell a phrase from a name: what a subject's name never is, or never has in it."""

from __future__ import annotations

_GENERIC = """
    overview summary notes note introduction intro example examples reference references use usage
    background conclusion conclusions contents index appendix glossary agenda topic topics subject
    detail details description descriptions definition definitions purpose goal goals objective
    objectives motivation context outline recap review faq links link resources resource source
    sources reading bibliography todo todos tasks task question questions answer answers exercise
    exercises homework quiz test exam lecture lectures class chapter section part module unit lesson
    misc miscellaneous other others general basics basic fundamentals advanced concept concepts term
    terms terminology vocabulary principle principles idea ideas theory practice method methods
    step steps procedure process processes type types kind kinds category categories class classes
    feature features benefit benefits advantage advantages disadvantage disadvantages pro pros con
    cons drawback drawbacks limit limits limitation limitations constraint constraints tradeoff
    tradeoffs requirement requirements prerequisite prerequisites property properties component
    components element elements parameter parameters option options setting settings input inputs
    output outputs result results data time size name value values price pricing cost costs setup
    installation install configuration architecture structure design implementation history timeline
    application applications scenario scenarios case cases problem problems issue issues solution
    solutions error errors warning warnings tip tips hint hints caveat caveats reminder important
    remember caution attention danger info information fact facts key keys rule rules formula
    formulas equation equations symbol symbols table figure diagram picture image images video
    cause causes effect effects impact reason reasons factor factors symptom symptoms treatment
    diagnosis prevention diet comparison comparisons difference differences similarity similarities
    relationship relationships tool tools technique techniques service services algorithm algorithms
    metric metrics model models function functions capability capabilities ability syntax code
    snippet command commands cheatsheet changelog readme license contact about home untitled draft
    journal diary log today yesterday tomorrow monday tuesday wednesday thursday friday saturday
    sunday january february march april may june july august september october november december
    abstract acknowledgements credits author authors date status tags high medium low yes no true
    false none all more less new old good bad simple complex easy hard first second third last next
    previous best practical practices before after start end quick approach approaches strategy
    strategies technique role roles level levels stage stages phase phases layer layers state states
    aspect aspects characteristic characteristics attribute attributes item items list lists meaning
    metrics measure measures monitoring troubleshooting security performance scalability
    availability reliability
    maintenance deployment testing evaluation analysis interpretation discussion
    customize serverless bonus extra extras caption legend side aside hot cold warm long short rapid
    slow fast regular pale big small large disabled enabled scheduled automatic manual remote local
    done open closed full empty daily weekly monthly import export transform plan form copy copies
    row rows column columns piece pieces people money leftovers mock group groups session sessions
    workshop guide standard online offline default custom shared dedicated public private internal
    external own mixed starter look format
    formats content tables
    middle year years month months week weeks
"""
_FIRST = """
    my our your his her their its this that these those some any each every many few several various
    common main major minor key important other another additional more most further best useful
    typical general specific different similar following above below basic quick final two three
    four five six seven eight nine ten first second third last next previous new old good bad
    great ideal perfect how why what when where which who whose whom is are was were do does did can
    could should would will shall may might must has have had let lets if unless while because since
    although though whether not no never always only also just even but yet so then thus hence for
    from with without by to of in on at as into onto about over under after before during between
    among against per via than there here it he she they we you i and or nor both either neither
    choose choosing select selecting pick picking assess assessing compare comparing understand
    understanding use using apply applying work working get getting set setting create creating
    build building make making prepare preparing evaluate evaluating explore exploring install
    installing configure configuring identify identifying determine determining define defining
    describe describing explain explaining discuss discussing consider considering implement
    implementing perform performing develop developing avoid avoiding improve improving reduce
    reducing increase increasing prevent preventing find finding add adding remove removing run
    start starting stop keep keeping ensure ensuring provide providing give giving take taking write
    writing read ask asking know knowing learn remember see try check checking verify enable
    enabling disable leverage leveraging utilize utilizing combine combining convert converting
    deploy deploying detect determines determine change changing update updating delete deleting
    refine train manage managing review reviewing analyze analyzing calculate calculating compute
    draw plot print show showing follow following call return open close click go
    apply decrease decreasing lower raise limit handle handling ready getting putting doing
"""
_ANYWHERE = """
    is are was were be been being has have had do does did can could should would will shall might
    must cannot how why what when where which who whose whom you your yours i me my we us our they
    them their he him his she her this these those if unless because although not don't doesn't
    isn't can't it its it's that there then than etc eg ie vs went
    something anything everything nothing somebody nobody lots again
    quiz exam homework workshop seminar
    exercise exercises flashcard flashcards todo
"""
_FACETS = """
    type kind sort class benefit advantage disadvantage example method way step factor reason use
    usage case application limit limitation feature component part element pro con property
    characteristic importance role purpose history cause effect symptom list overview basics summary
    definition goal phase stage process advice tip number amount form level
    aspect issue problem challenge difference similarity comparison relationship introduction
    requirement prerequisite best practice note question security price
"""
_REMARKS = """
    already need needs needing want wants wanting dont don cant can won wont doesnt doesn isnt isn
    must should may be being like prefer pay own same missing wrong idle
    store send share move copy tune debug fix keep let put bring save spend collect gather query log
    trace host serve scale process search look watch monitor notify alert protect secure restrict
    everything anything something nothing everybody everyone all whatever whenever too
"""
_SIZES = """
    big small large huge tiny little low high long short heavy light cheap expensive fast quick slow
    rapid simple easy hard complex wrong right good bad great poor best few many much lots less more
    real full partial
"""
_STATUS = "short optional new continued cont draft wip todo part advanced basic important old notes"


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


GENERIC = _set(_GENERIC)
"""Headings of one word that say what kind of text follows, not what it is about."""
FIRST = _set(_FIRST)
"""Words a name does not begin with: questions, commands, "my", "common"."""
ANYWHERE = _set(_ANYWHERE)
"""Words that make a sentence of it, wherever they stand."""
FACETS = _set(_FACETS)
"""Nouns that with "of", "to" or "for" name one side of a subject: "benefits of", "ways to"."""
REMARKS = _set(_REMARKS)
"""How a remark on when to choose something begins: a wish, an order, a "must"."""
SIZES = _set(_SIZES)
"""Words for more or less of something, or better and worse."""
STATUS = _set(_STATUS)
"""What stands in brackets after a name and says nothing of it."""
