package org.ecm.rest.contact;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ecm.results.ManualSettlement;

/** The confirmation of a settlement. */
@Schema(name = "SettleInput")
public record SettleInput(
    @Schema(
            description =
                "How many contacts there are to settle, as was seen before; if there are more or"
                    + " fewer by now, nothing is settled")
        @NotNull
        @Min(1)
        Long contacts,
    @Schema(
            description =
                "How many of them are at the dialer, as was seen before; 0 if left out. If there"
                    + " are more or fewer by now, nothing is settled")
        @Min(0)
        Long atDialer) {

  ManualSettlement.Seen seen() {
    return new ManualSettlement.Seen(contacts, atDialer == null ? 0 : atDialer);
  }
}
