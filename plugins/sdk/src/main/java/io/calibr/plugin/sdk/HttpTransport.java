package io.calibr.plugin.sdk;

/**
 * The only way a connector reaches the network. The host adds egress rules, time-outs, metrics and, in tests, sends
 * everything to a simulator. It follows no redirects, repeats nothing and reads any status as an answer.
 */
public interface HttpTransport {

    /**
     * Sends one request and returns when the headers of the answer are here. Close the answer.
     *
     * @throws ConnectorException.Transient if there was no answer, in the time the call has left, or at all
     * @throws ConnectorException.Permanent if the host does not allow this address
     */
    HttpAnswer send(Call call, HttpCall request) throws ConnectorException;
}
