package org.ecm.rest.contact;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The confirmation of a settlement. */
@Schema(name = "SettleInput")
public record SettleInput(
    @Schema(
            description =
                "How many unknown contacts the campaign has, as was seen before; if it has more or"
                    + " fewer by now, nothing is settled")
        @NotNull
        @Min(1)
        Long contacts) {}
