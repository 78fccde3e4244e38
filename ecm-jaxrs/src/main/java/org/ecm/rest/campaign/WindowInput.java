package org.ecm.rest.campaign;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/** How many contacts may be at the dialer at once. */
public record WindowInput(@NotNull @Min(1) @Max(100_000) Integer windowSize) {}
