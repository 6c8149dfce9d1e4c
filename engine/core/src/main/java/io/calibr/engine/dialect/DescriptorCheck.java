package io.calibr.engine.dialect;

import io.calibr.engine.table.Excerpt;
import io.calibr.engine.table.Problem.Kind;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.AttributeDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.GlobalDescr;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;

/** Goes through all that the DRL parser found and refuses whatever is not on the list. */
final class DescriptorCheck {

    static final String PRODUCT = "io.calibr.facts.Product";
    static final String PRICE = "io.calibr.facts.Price";
    static final Set<String> ATTRIBUTES =
            Set.of("salience", "agenda-group", "activation-group", "date-effective", "date-expires");
    static final Set<String> ANNOTATIONS = Set.of("note", "hitPolicy", "currency", "effective", "weekly");

    private final SourceText source;

    DescriptorCheck(SourceText source) {
        this.source = source;
    }

    void check(PackageDescr file) {
        none(file.getFunctions(), "a function");
        none(file.getTypeDeclarations(), "declare");
        none(file.getEnumDeclarations(), "declare enum");
        none(file.getWindowDeclarations(), "declare window");
        none(file.getEntryPointDeclarations(), "declare entry-point");
        none(file.getFunctionImports(), "import static or import function");
        none(file.getAccumulateImports(), "import accumulate");
        none(file.getAttributes(), "an attribute of the whole package");
        for (var imported : file.getImports()) {
            checkImport(imported);
        }
        file.getGlobals().forEach(this::checkGlobal);
        if (file.getUnit() != null) {
            refuse(file.getUnit(), "a rule unit");
        }
        file.getRules().forEach(this::checkRule);
    }

    private void checkImport(ImportDescr imported) {
        if (imported.getClass() != ImportDescr.class || !Set.of(PRODUCT, PRICE).contains(imported.getTarget())) {
            refuse(imported, "the import of " + Excerpt.of(String.valueOf(imported.getTarget())));
        }
    }

    private void checkGlobal(GlobalDescr global) {
        if (!PRICE.equals(global.getType()) || !"price".equals(global.getIdentifier())) {
            refuse(global, "the global " + Excerpt.of(String.valueOf(global.getIdentifier())));
        }
    }

    private void checkRule(RuleDescr rule) {
        if (rule.getClass() != RuleDescr.class) {
            refuse(rule, "a query");
            return;
        }
        if (rule.getParentName() != null) {
            refuse(rule, "extends");
        }
        if (!rule.getNamedConsequences().isEmpty()) {
            refuse(rule, "a named consequence");
        }
        rule.getAttributes().values().forEach(this::checkAttribute);
        for (var annotation : rule.getAnnotations()) {
            checkAnnotation(annotation, rule);
        }
        checkLeftHandSide(rule);
    }

    private void checkAttribute(AttributeDescr attribute) {
        if (!ATTRIBUTES.contains(attribute.getName())) {
            refuse(attribute, "the attribute " + Excerpt.of(attribute.getName()));
        }
    }

    private void checkAnnotation(AnnotationDescr annotation, RuleDescr rule) {
        if (!ANNOTATIONS.contains(annotation.getName())) {
            refuse(rule, "the annotation @" + Excerpt.of(annotation.getName()));
        } else if (annotation.isDuplicated()
                || !annotation.getValueMap().keySet().equals(Set.of("value"))) {
            refuse(rule, "an annotation with anything but one text");
        }
    }

    private void checkLeftHandSide(RuleDescr rule) {
        List<BaseDescr> parts =
                rule.getLhs().getClass() == AndDescr.class ? rule.getLhs().getDescrs() : List.of();
        for (var part : parts) {
            if (part.getClass() != PatternDescr.class) {
                refuse(part, "on the left-hand side: " + wordOf(part));
            } else {
                checkPattern((PatternDescr) part);
            }
        }
        if (parts.size() != 1) {
            refuse(parts.size() > 1 ? parts.get(1) : rule, "anything but one pattern, Product( ... ), in a rule");
        }
    }

    private void checkPattern(PatternDescr pattern) {
        if (!"Product".equals(pattern.getObjectType())) {
            refuse(pattern, "the type " + Excerpt.of(String.valueOf(pattern.getObjectType())));
        }
        if (pattern.getSource() != null) {
            refuse(pattern, "from, accumulate, collect or an entry point");
        }
        if (pattern.isUnification() || pattern.isQuery()) {
            refuse(pattern, "a unification or a query");
        }
        none(pattern.getBehaviors(), "a window");
        if (!pattern.getAnnotations().isEmpty()) {
            refuse(pattern, "an annotation of a pattern");
        }
        for (var constraint : pattern.getDescrs()) {
            var expression = constraint.getClass() == ExprConstraintDescr.class
                    && ((ExprConstraintDescr) constraint).getType() == ExprConstraintDescr.Type.NAMED;
            if (!expression) {
                refuse(constraint, "in a pattern: " + wordOf(constraint));
            }
        }
    }

    private void none(Collection<? extends BaseDescr> found, String name) {
        found.forEach(descriptor -> refuse(descriptor, name));
    }

    private void refuse(BaseDescr descriptor, String name) {
        source.at(source.offset(Math.max(1, descriptor.getLine()), descriptor.getColumn()))
                .about(Kind.OUTSIDE_DIALECT, "not part of the dialect: " + name);
    }

    /** What kind of thing a descriptor describes, in lower case: ExistsDescr is exists. */
    private static String wordOf(BaseDescr descriptor) {
        var name = descriptor.getClass().getSimpleName();
        return name.endsWith("Descr") ? name.substring(0, name.length() - 5) : name;
    }
}
