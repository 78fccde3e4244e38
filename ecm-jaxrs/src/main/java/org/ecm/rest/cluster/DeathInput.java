package org.ecm.rest.cluster;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A process that has ended. */
@Schema(name = "DeathInput")
public record DeathInput(
    @Schema(description = "The start of the node that has ended, as its pulse file named it")
        @NotBlank
        @Size(max = 40)
        String incarnation) {}
