package io.calibr.engine.dialect;

import io.calibr.engine.table.Problem;
import io.calibr.engine.table.Reading;
import io.calibr.engine.table.TableMaker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What people try. Most of these run code when DRL is compiled, several before a single fact is inserted. Each would
 * create the file MARKER.
 */
class MaliciousDrlTest {

    private static final String TOUCH = "new java.io.File(\"MARKER\").createNewFile()";

    /** Name, the line on which it must be refused, and the file. */
    record Attack(String name, int line, String drl) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** A rule whose parts stand on lines 2 (head), 4 (pattern) and 6 (right-hand side). */
    private static String rule(String head, String leftHandSide, String rightHandSide) {
        return "package calibr.attack;\nrule \"r1\" agenda-group \"adjust\" " + head + "\nwhen\n" + leftHandSide
                + "\nthen\n" + rightHandSide + "\nend\n";
    }

    private static Attack head(String name, String head) {
        return new Attack(name, 2, rule(head, "Product()", "price.percent(-1);"));
    }

    private static Attack pattern(String name, String constraint) {
        return leftHandSide(name, "Product( " + constraint + " )");
    }

    private static Attack leftHandSide(String name, String leftHandSide) {
        return new Attack(name, 4, rule("", leftHandSide, "price.percent(-1);"));
    }

    private static Attack rightHandSide(String name, String rightHandSide) {
        return new Attack(name, 6, rule("", "Product()", rightHandSide));
    }

    /** A line before the rule. */
    private static Attack before(String name, String line) {
        return new Attack(
                name,
                2,
                "package calibr.attack;\n" + line + "\n"
                        + rule("", "Product()", "price.percent(-1);").substring("package calibr.attack;\n".length()));
    }

    static final List<Attack> ATTACKS = Stream.of(
                    // right-hand side
                    rightHandSide("static call", "java.lang.System.exit(1);"),
                    rightHandSide("Runtime.exec", "Runtime.getRuntime().exec(\"touch MARKER\");"),
                    rightHandSide("constructor", TOUCH + ";"),
                    rightHandSide("Class.forName", "Class.forName(\"javax.script.ScriptEngineManager\");"),
                    rightHandSide("getClassLoader", "price.getClass().getClassLoader();"),
                    rightHandSide("kie runtime", "drools.getKieRuntime().halt();"),
                    rightHandSide("anonymous class", "new Object() {{ " + TOUCH + "; }};"),
                    rightHandSide("lambda", "price.percent(() -> " + TOUCH + ");"),
                    rightHandSide("argument is a call", "price.percent(Integer.parseInt(\"1\"));"),
                    rightHandSide("argument is a constructor", "price.percent(new java.math.BigDecimal(1));"),
                    rightHandSide("array initialiser", "price.percent(new int[] { 1 });"),
                    rightHandSide("chained call", "price.percent(-1).getClass();"),
                    rightHandSide("nested scope", "price.price.percent(-1);"),
                    rightHandSide("infinite loop", "while (true) {}"),
                    rightHandSide("modify loop", "modify($p) { setStock(1) }"),
                    rightHandSide("insert", "insert(new Object());"),
                    rightHandSide("brace injection", "} public static void x() { " + TOUCH + "; }"),
                    rightHandSide("comment before code", "/* */ " + TOUCH + ";"),
                    rightHandSide("assignment", "price = null;"),
                    rightHandSide("reflection by name", "price.getClass();"),
                    rightHandSide("another call of the fact", "$p.setStock(1);"),
                    rightHandSide("unicode escape", "price.percent(-1); // \\u000a" + TOUCH + ";"),
                    // pattern
                    pattern("method call", "getClass().forName(\"x\") != null"),
                    pattern("static call in a constraint", "stock > Integer.parseInt(\"1\")"),
                    pattern("eval in a constraint", "eval(" + TOUCH + ")"),
                    pattern("closing quote", "brand == \"a\" || " + TOUCH + " || \"a\" == \"a\""),
                    pattern("single quotes break out", "brand == 'a\" || " + TOUCH + " || \"a'"),
                    pattern("binding expression", "$x : " + TOUCH),
                    pattern("null-safe chain", "brand!.class.name == \"x\""),
                    pattern("property of a class", "class.name == \"x\""),
                    pattern("constructor argument", "brand == new String(\"x\")"),
                    pattern("array access", "tags[0] == \"x\""),
                    pattern("map access", "this[\"x\"] == \"x\""),
                    pattern("cast", "((String) brand).length() > 1"),
                    pattern("inline cast", "brand#String.length > 1"),
                    pattern("ReDoS", "brand matches \"(a+)+$\""),
                    pattern("variable", "stock > $other"),
                    pattern("arithmetic", "stock > 1 * 2"),
                    pattern("positional", "\"x\";"),
                    leftHandSide("eval", "Product() eval(" + TOUCH + ")"),
                    leftHandSide("from", "Product() from java.util.List.of(" + TOUCH + ")"),
                    leftHandSide("another type", "java.io.File()"),
                    leftHandSide(
                            "accumulate",
                            "Product() Number() from accumulate( Product($s : stock), init(" + TOUCH
                                    + ";) action() result(1) )"),
                    leftHandSide("accumulate function", "accumulate( Product($s : stock); $n : sum($s) )"),
                    leftHandSide("collect", "java.util.List() from collect( Product() )"),
                    leftHandSide("exists", "exists Product()"),
                    leftHandSide("not", "not Product()"),
                    leftHandSide("forall", "forall( Product() )"),
                    leftHandSide("or", "Product() or Product()"),
                    leftHandSide("two patterns", "Product() Product()"),
                    new Attack("nothing", 2, rule("", "", "price.percent(-1);")),
                    leftHandSide("entry point", "Product() from entry-point \"x\""),
                    leftHandSide("window", "Product() over window:length(1)"),
                    leftHandSide("OOPath", "/products[ stock > 1 ]"),
                    leftHandSide("unification", "$p := Product()"),
                    leftHandSide("query call", "?sum(1;)"),
                    leftHandSide("named consequence", "Product() do[x]"),
                    // head
                    head("dynamic salience", "salience (1 + 1)"),
                    head("salience that runs", "salience (Integer.parseInt(\"1\"))"),
                    head("enabled expression", "enabled (" + TOUCH + ")"),
                    head("timer expression", "timer (expr: " + TOUCH + ")"),
                    head("timer", "timer (int: 0 1s)"),
                    head("mvel dialect", "dialect \"mvel\""),
                    head("duration", "duration 1"),
                    head("no-loop expression", "no-loop (" + TOUCH + ")"),
                    head("annotation that runs", "@note(" + TOUCH + ")"),
                    head("annotation of a class", "@java.lang.Deprecated"),
                    head("annotation with a key", "@note(x = \"y\")"),
                    head("unknown annotation", "@Watch(\"*\")"),
                    head("extends", "extends \"r0\""),
                    new Attack(
                            "line break in a rule name",
                            2,
                            rule("", "Product()", "").replace("r1", "r\n1")),
                    new Attack(
                            "quote in a rule name", 2, rule("", "Product()", "").replace("\"r1\"", "'r\"1'")),
                    // file
                    before("function", "function void x() { " + TOUCH + "; }"),
                    before("declare with a default", "declare X a : Object = " + TOUCH + " end"),
                    before("declare enum", "declare enum X A(" + TOUCH + "); end"),
                    before("declare window", "declare window W Product() over window:length(1) end"),
                    before("global", "global java.lang.Runtime runtime;"),
                    before("global price of another type", "global java.lang.Runtime price;"),
                    before("import", "import java.lang.Runtime;"),
                    before("import of a package", "import java.io.*;"),
                    before("import static", "import static java.lang.System.exit;"),
                    before("import function", "import function java.lang.System.exit;"),
                    before("import accumulate", "import accumulate java.lang.Object x;"),
                    before("query", "query \"q\" Product() eval(" + TOUCH + ") end"),
                    before("dialect of the package", "dialect \"mvel\""),
                    before("unit", "unit X;"),
                    before("expander", "expander x.dsl"),
                    before("template", "template \"x\" end"),
                    before("unicode escape in a comment", "// \\u000a function void x() {}"),
                    before("right-to-left override", "// \u202E import nothing"),
                    before("zero width space", "import io.calibr.facts.\u200BProduct;"),
                    before("control character", "// \u0007"),
                    before("comment without end", "/* and the rest is gone"),
                    before("null character", "\u0000"),
                    // names that look alike
                    pattern("Cyrillic letter in a field", "\u0441ategory == \"Bikes\""),
                    leftHandSide("Greek letter in the type", "\u03A1roduct()"),
                    rightHandSide("full-width brackets", "price.percent\uFF08-1\uFF09;"),
                    rightHandSide("Cyrillic letter in a call", "price.p\u0435rcent(-1);"))
            .toList();

    private static List<Problem> problems(String drl) {
        return switch (new DrlTableReader(TableMaker.VOCABULARY).read("attack.drl", drl)) {
            case Reading.Accepted(var table) -> throw new AssertionError("accepted: " + table);
            case Reading.Refused(var problems) -> problems;
        };
    }

    @ParameterizedTest
    @FieldSource("ATTACKS")
    @Timeout(20)
    void isRefusedWithPlaceAndReason(Attack attack, @TempDir Path directory) {
        var marker = directory.resolve("marker");

        var problems = problems(attack.drl().replace("MARKER", marker.toString()));

        assertThat(problems).isNotEmpty().allSatisfy(problem -> {
            assertThat(problem.message()).isNotBlank();
            assertThat(problem.place().line()).isPositive();
        });
        assertThat(problems).extracting(problem -> problem.place().line()).contains(attack.line());
        assertThat(Files.exists(marker)).isFalse();
    }

    /** Texts that would keep the parser busy for minutes, or overflow its stack. */
    static final List<Attack> HANGS = List.of(
            pattern("huge literal", "brand == \"" + "a".repeat(600_000) + "\""),
            pattern("long literal", "brand == \"" + "a".repeat(400_000) + "\""),
            pattern("long chain", "a" + ".a".repeat(100_000) + " == 1"),
            pattern("deep brackets", "(".repeat(100_000) + "stock > 1" + ")".repeat(100_000)),
            pattern("row of signs", "stock > " + "- ".repeat(50_000) + "1"),
            pattern("long disjunction", "stock > 1" + " || stock > 1".repeat(20_000)),
            leftHandSide("many patterns", "Product() ".repeat(40_000)),
            leftHandSide("row of not", "not ".repeat(50_000) + "Product()"),
            rightHandSide("many calls", "price.percent(-1); ".repeat(20_000)),
            new Attack("long package", 1, "package a" + ".a".repeat(100_000) + ";"),
            new Attack("many unfinished rules", 1, "package a; " + "rule \"x\" when ".repeat(30_000)),
            new Attack("many comments", 1, "/*".repeat(200_000)));

    @ParameterizedTest
    @FieldSource("HANGS")
    @Timeout(20)
    void isRefusedBeforeItTakesLong(Attack attack) {
        assertThat(problems(attack.drl())).isNotEmpty();
    }
}
