package io.calibr.server.run;

import io.calibr.server.platform.IdSource;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Which node this is. */
@Dependent
class NodeWiring {

    @Produces
    @Singleton
    Node node(IdSource ids) {
        return new Node(ids.next());
    }
}
