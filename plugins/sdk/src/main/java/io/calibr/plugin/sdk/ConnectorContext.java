package io.calibr.plugin.sdk;

import io.calibr.model.ConnectionId;
import io.calibr.model.TenantId;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** Everything the host lends to one connection; valid until the connector is closed. */
public interface ConnectorContext {

    TenantId tenant();

    ConnectionId connection();

    /** The validated configuration without secrets; fields left out are absent. */
    Map<String, String> config();

    Secrets secrets();

    /** The only way to the network. */
    HttpTransport http();

    RateGate rateGate();

    /** The tenant's own directory: the only place where a connector reads or writes files. */
    Path directory();

    Clock clock();

    /** The log of this connection. No secrets, nothing a loop would repeat for each item. */
    System.Logger logger();

    Meters meters();
}
