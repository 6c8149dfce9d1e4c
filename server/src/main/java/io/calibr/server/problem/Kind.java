package io.calibr.server.problem;

import java.net.URI;
import java.util.Locale;

/** Every refusal the API knows; each has a page under docs/problems that says what to do. */
public enum Kind {
    MALFORMED_BODY(400, "The body cannot be read"),
    INVALID_VALUE(400, "A value is not valid"),
    CURSOR_INVALID(400, "The cursor is not one of ours"),
    PROJECT_REQUIRED(400, "The request does not say which project"),
    UNAUTHENTICATED(401, "Credentials are missing or not valid"),
    ROLE_TOO_LOW(403, "The role in this project does not allow this"),
    SELF_APPROVAL(403, "Nobody approves their own run or sale"),
    SCOPE_MISSING(403, "The API key does not have the scope for this"),
    NOT_FOUND(404, "There is nothing here"),
    PROJECT_NOT_FOUND(404, "No such project"),
    PRICE_LIST_NOT_FOUND(404, "No such price list"),
    SKU_NOT_FOUND(404, "No such SKU"),
    RULE_NOT_FOUND(404, "No such rule"),
    BRANCH_NOT_FOUND(404, "The rule has no such branch"),
    RULEBOOK_NOT_FOUND(404, "No such rulebook"),
    CONNECTION_NOT_FOUND(404, "No such connection"),
    RUN_NOT_FOUND(404, "No such run"),
    LAYER_NOT_FOUND(404, "No such sale"),
    SCHEDULE_NOT_FOUND(404, "No such schedule"),
    PRICE_CHANGE_NOT_FOUND(404, "No such price change"),
    DEAD_LETTER_NOT_FOUND(404, "No such dead letter"),
    RECONCILIATION_NOT_FOUND(404, "No such reconciliation"),
    SKU_NOT_IN_RUN(404, "The run did not price this SKU"),
    METHOD_NOT_ALLOWED(405, "This address does not take that method"),
    NOT_ACCEPTABLE(406, "There is no answer in the format asked for"),
    NAME_TAKEN(409, "There is one of that name already"),
    CHANGED_MEANWHILE(409, "Somebody has changed it in the meantime"),
    MERGE_CONFLICT(409, "Both texts changed the same thing"),
    RULE_IN_USE(409, "The rule stands in a rulebook"),
    NOT_PUBLISHED(409, "Nothing has been published yet"),
    CONNECTOR_NOT_INSTALLED(409, "The connector is not installed"),
    IDEMPOTENT_REQUEST_IN_FLIGHT(409, "The same request is being answered already"),
    APPROVED_ALREADY(409, "You have agreed to this run already"),
    RUN_NOT_APPROVABLE(409, "The run is not awaiting approval"),
    RUN_STATE(409, "The run's state does not allow this"),
    RUN_STALE(409, "The run is out of date"),
    PRICES_FROZEN(409, "The prices are frozen"),
    DEAD_LETTER_FINAL(409, "Trying again would not help"),
    LAYER_STATE(409, "The sale's state does not allow this"),
    RUN_CHANGED_MEANWHILE(409, "Somebody else moved the run at the same moment"),
    RUN_HAS_NO_CHANNEL(409, "The run writes to no channel"),
    NOTHING_TO_RETRY(409, "No target of the run has failed"),
    NOTHING_TO_UNDO(409, "There is nothing to undo"),
    UNDO_UNDER_WAY(409, "The run is being undone already"),
    BODY_TOO_LARGE(413, "The body is larger than allowed"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body is in a format this address does not read"),
    IMPORT_REJECTED(422, "The file cannot be imported as it is"),
    TABLE_REJECTED(422, "The rules do not compile"),
    PATCH_REJECTED(422, "An edit does not fit the table"),
    EXAMPLE_FAILED(422, "An example does not hold"),
    CONNECTION_REJECTED(422, "The configuration of the connection cannot be used"),
    IDEMPOTENCY_KEY_REUSED(422, "The Idempotency-Key belongs to another request"),
    TOO_MANY_ATTEMPTS(429, "Too many attempts"),
    TOO_MANY_QUESTIONS(429, "Too many questions"),
    UNEXPECTED(500, "Something went wrong on our side"),
    CHANNEL_FAILED(502, "The channel cannot be read or written");

    private final int status;
    private final String title;

    Kind(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** The last part of the type and the name of the page. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public URI type() {
        return URI.create("/problems/" + slug());
    }

    /** A problem of this kind, to be thrown. */
    public PricingProblem because(String detail) {
        return new PricingProblem(this).because(detail);
    }

    /** A problem of this kind about the named thing, to be thrown. */
    public PricingProblem with(String name, Object value) {
        return new PricingProblem(this).with(name, value);
    }
}
