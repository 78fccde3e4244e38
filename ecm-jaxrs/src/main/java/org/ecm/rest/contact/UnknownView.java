package org.ecm.rest.contact;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ecm.results.ManualSettlement;

/** Whom a settlement would finish. */
@Schema(name = "Unknown")
public record UnknownView(
    @Schema(description = "Of how many contacts nobody can tell whether they were called")
        long contacts,
    @Schema(
            description =
                "How many of them are AT_DIALER, which may still call them, and could not be looked"
                    + " up there, or whose record is set aside, for four hours or more; the others"
                    + " are UNKNOWN")
        long atDialer,
    @Schema(
            description =
                "Since when the first of them has been UNKNOWN, or due to be looked up at the dialer;"
                    + " left out if there is none")
        Instant oldest,
    @Schema(
            description =
                "Since when the last of them has been UNKNOWN, or due to be looked up at the dialer;"
                    + " left out if there is none")
        Instant newest) {

  static UnknownView of(ManualSettlement.Pending pending) {
    return new UnknownView(
        pending.contacts(), pending.atDialer(), pending.oldest(), pending.newest());
  }
}
