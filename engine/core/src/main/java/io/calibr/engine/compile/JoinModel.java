package io.calibr.engine.compile;

import java.util.Collection;
import org.drools.model.Model;
import org.drools.model.PatternDSL.PatternDef;
import org.drools.model.Rule;
import org.drools.model.Variable;
import org.drools.model.impl.ModelImpl;

import static org.drools.model.DSL.declarationOf;
import static org.drools.model.DSL.on;
import static org.drools.model.Index.ConstraintType.EQUAL;
import static org.drools.model.PatternDSL.alphaIndexedBy;
import static org.drools.model.PatternDSL.betaIndexedBy;
import static org.drools.model.PatternDSL.pattern;
import static org.drools.model.PatternDSL.rule;

/**
 * The rules that join probes with row facts: one for each shape, written with Drools' model API. Nothing an author wrote is
 * part of a rule, and nothing is compiled.
 */
final class JoinModel {

    private static final String PACKAGE = "io.calibr.rows";

    private JoinModel() {}

    static Model of(Collection<Shape> shapes) {
        var model = new ModelImpl(PACKAGE);
        var number = 0;
        for (var shape : shapes) {
            model.addRule(join(shape, number++));
        }
        return model;
    }

    /**
     * The number stands in every constraint's name, since Drools shares nodes between constraints of one name. The kind is
     * not indexed: several shapes ask for the same kind, and of unshared nodes with the same indexed value Drools' alpha
     * hashing keeps one.
     */
    private static Rule join(Shape shape, int number) {
        var name = "shape " + number;
        var probe = declarationOf(Probe.class, "probe");
        var fact = declarationOf(RowFact.class, "row");
        int kind = shape.kind();
        var asking = pattern(probe).expr(name + " kind", one -> one.kind() == kind);
        return rule(PACKAGE, name)
                .build(
                        asking,
                        meeting(shape, name, probe, fact),
                        on(probe, fact).execute((_, _) -> {}));
    }

    private static PatternDef<RowFact> meeting(
            Shape shape, String name, Variable<Probe> probe, Variable<RowFact> fact) {
        var meeting = pattern(fact)
                .expr(
                        name,
                        one -> one.shape().equals(shape),
                        alphaIndexedBy(Shape.class, EQUAL, 0, RowFact::shape, shape));
        for (var index = 0; index < shape.slots().size(); index++) {
            int place = index;
            int slot = shape.slots().get(index);
            meeting = meeting.expr(
                    name + " slot " + slot,
                    probe,
                    (one, asked) -> one.key(place) == asked.code(slot),
                    betaIndexedBy(Integer.class, EQUAL, index + 1, one -> one.key(place), asked -> asked.code(slot)));
        }
        if (shape.tagged()) {
            meeting = meeting.expr(
                    name + " tag",
                    probe,
                    (one, asked) -> one.tag() == asked.tag(),
                    betaIndexedBy(Integer.class, EQUAL, shape.slots().size() + 1, RowFact::tag, Probe::tag));
        }
        return meeting.expr(name + " rest", probe, RowFact::holdsFor);
    }
}
