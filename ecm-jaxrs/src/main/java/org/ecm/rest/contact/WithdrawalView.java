package org.ecm.rest.contact;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ecm.contact.Withdrawals;

/** What came of a withdrawal. */
@Schema(name = "Withdrawal")
public record WithdrawalView(
    long id,
    @Schema(
            description =
                "TOO_LATE: the contact is at the dialer, which cannot give it back; this call may"
                    + " still happen, no further one")
        Withdrawals.Outcome outcome) {}
