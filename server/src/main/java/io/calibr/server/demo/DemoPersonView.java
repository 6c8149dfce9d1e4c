package io.calibr.server.demo;

/** One of the demo's people and their role in its project. */
public record DemoPersonView(String email, String name, String role) {

    static DemoPersonView of(DemoPerson person) {
        return new DemoPersonView(person.email(), person.name(), person.role());
    }
}
