package org.ecm.rest.cluster;

import jakarta.validation.constraints.NotNull;

/** Where a component is to run. */
public record MoveInput(@NotNull String to) {}
