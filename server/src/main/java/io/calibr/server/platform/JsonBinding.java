package io.calibr.server.platform;

import io.calibr.model.ChannelRef;
import io.calibr.model.ConnectionId;
import io.calibr.model.EventId;
import io.calibr.model.LayerId;
import io.calibr.model.PriceChangeId;
import io.calibr.model.PriceListId;
import io.calibr.model.ProjectId;
import io.calibr.model.RuleId;
import io.calibr.model.RulebookId;
import io.calibr.model.RunId;
import io.calibr.model.Sku;
import io.calibr.model.TargetId;
import io.calibr.model.TenantId;
import io.calibr.model.UserId;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.config.PropertyOrderStrategy;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;
import java.util.function.Function;

/** The one way in which our values are JSON: typed ids are strings, unknown members of a body are refused. */
@Provider
public final class JsonBinding implements ContextResolver<Jsonb> {

    private final Jsonb jsonb = create();

    /** The same binding, for whoever stores or reads JSON outside of a request. */
    public static Jsonb create() {
        var config = new JsonbConfig()
                .withPropertyOrderStrategy(PropertyOrderStrategy.LEXICOGRAPHICAL)
                .withAdapters(adapters())
                .withDeserializers(ExactJson.readers());
        config.setProperty("jsonb.fail-on-unknown-properties", true);
        return JsonbBuilder.create(config);
    }

    @Override
    public Jsonb getContext(Class<?> type) {
        return jsonb;
    }

    // each is a class of its own because the binding reads its type arguments from the class
    private static JsonbAdapter<?, ?>[] adapters() {
        return new JsonbAdapter<?, ?>[] {
            new MoneyJson.Adapter(),
            new Text<>(ChannelRef::new, ChannelRef::toString) {},
            new Text<>(ConnectionId::of, ConnectionId::toString) {},
            new Text<>(EventId::of, EventId::toString) {},
            new Text<>(LayerId::of, LayerId::toString) {},
            new Text<>(PriceChangeId::of, PriceChangeId::toString) {},
            new Text<>(PriceListId::of, PriceListId::toString) {},
            new Text<>(ProjectId::of, ProjectId::toString) {},
            new Text<>(RuleId::of, RuleId::toString) {},
            new Text<>(RulebookId::of, RulebookId::toString) {},
            new Text<>(RunId::of, RunId::toString) {},
            new Text<>(Sku::new, Sku::value) {},
            new Text<>(TargetId::of, TargetId::toString) {},
            new Text<>(TenantId::of, TenantId::toString) {},
            new Text<>(UserId::of, UserId::toString) {},
        };
    }

    /** A value that is a string in JSON. */
    private abstract static class Text<T> implements JsonbAdapter<T, String> {

        private final Function<String, T> read;
        private final Function<T, String> write;

        Text(Function<String, T> read, Function<T, String> write) {
            this.read = read;
            this.write = write;
        }

        @Override
        public String adaptToJson(T value) {
            return write.apply(value);
        }

        @Override
        public T adaptFromJson(String text) {
            return read.apply(text);
        }
    }
}
