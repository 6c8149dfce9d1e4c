package io.calibr.server.problem;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.Map;

/** The JSON form of a problem (RFC 9457), with the request id so that a person can quote it. */
public final class ProblemJson {

    public static final String MEDIA_TYPE = "application/problem+json";

    private ProblemJson() {}

    public static JsonObject of(PricingProblem problem) {
        var kind = problem.kind();
        var json = Json.createObjectBuilder()
                .add("type", kind.type().toString())
                .add("title", kind.title())
                .add("status", kind.status());
        problem.detail().ifPresent(detail -> json.add("detail", detail));
        problem.facts().forEach((name, value) -> json.add(name, value(value)));
        RequestId.find().ifPresent(id -> json.add("requestId", id));
        return json.build();
    }

    private static JsonValue value(Object value) {
        return switch (value) {
            case JsonValue json -> json;
            case Boolean truth -> truth ? JsonValue.TRUE : JsonValue.FALSE;
            case Integer number -> Json.createValue(number);
            case Long number -> Json.createValue(number);
            case BigDecimal number -> Json.createValue(number);
            case Iterable<?> many -> list(many);
            case Map<?, ?> map -> object(map);
            default -> Json.createValue(value.toString());
        };
    }

    private static JsonValue list(Iterable<?> many) {
        var array = Json.createArrayBuilder();
        many.forEach(each -> array.add(value(each)));
        return array.build();
    }

    private static JsonValue object(Map<?, ?> map) {
        var object = Json.createObjectBuilder();
        map.forEach((name, each) -> object.add(String.valueOf(name), value(each)));
        return object.build();
    }
}
