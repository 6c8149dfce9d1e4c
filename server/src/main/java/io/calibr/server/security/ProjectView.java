package io.calibr.server.security;

import io.calibr.model.ProjectId;

/**
 * A project of the caller.
 *
 * @param role of the caller in it
 * @param zone in which its days begin
 * @param currency of new price lists
 * @param fourEyes whether nobody approves their own run
 */
public record ProjectView(
        ProjectId id, String slug, String name, Role role, String zone, String currency, boolean fourEyes) {

    static ProjectView of(ProjectId id, NewProject founded, Role role) {
        return new ProjectView(
                id,
                founded.slug(),
                founded.name(),
                role,
                founded.zone().getId(),
                founded.currency().getCurrencyCode(),
                founded.fourEyes());
    }
}
