package org.ecm.rest.contact;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ecm.results.ManualSettlement;

/** What came of a settlement. */
@Schema(name = "Settled")
public record SettledView(
    @Schema(description = "Contacts that are finished, their results unknown") long settled,
    @Schema(description = "Contacts of which something was found out just before") long faster) {

  static SettledView of(ManualSettlement.Outcome outcome) {
    return new SettledView(outcome.settled(), outcome.faster());
  }
}
