package org.ecm.rest.contact;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The confirmation of a contact's settlement. */
@Schema(name = "SettleContactInput")
public record SettleContactInput(
    @Schema(
            description =
                "Id of the contact's OPEN attempt, as was seen before; if the contact is unknown"
                    + " after another one by now, nothing is settled")
        @NotNull
        @Positive
        Long attempt) {}
