package org.ecm.rest.contact;

import static org.ecm.security.Permission.LOOK_UP;
import static org.ecm.security.Permission.MANAGE;
import static org.ecm.security.Permission.READ;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ecm.campaign.InvalidInputException;
import org.ecm.contact.AccountMatch;
import org.ecm.contact.ContactDetail;
import org.ecm.contact.Contacts;
import org.ecm.contact.PhoneNumbers;
import org.ecm.contact.Withdrawals;
import org.ecm.rest.access.Caller;
import org.ecm.rest.access.Needs;
import org.ecm.rest.http.NumberParameter;
import org.ecm.results.ManualSettlement;

/** Contacts of whatever campaign. */
@Path("contacts")
@Tag(name = "Contacts")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ContactsResource {

  @Inject Contacts contacts;
  @Inject Withdrawals withdrawals;
  @Inject ManualSettlement settlement;
  @Inject Caller caller;

  @GET
  @Needs(LOOK_UP)
  @Produces({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML, MediaType.TEXT_XML})
  @Operation(summary = "Find contacts by account number, reference or phone number: one of them")
  public ContactMatches lookUp(
      @Parameter(description = "What agents see as the account number") @QueryParam("accountNumber")
          String accountNumber,
      @Parameter(description = "The customer's own reference") @QueryParam("reference")
          String reference,
      @Parameter(description = "The number called next or last") @QueryParam("number")
          String number,
      @Parameter(description = "Country in which a national number is read") @QueryParam("region")
          String region) {
    long given = Stream.of(accountNumber, reference, number).filter(Objects::nonNull).count();
    if (given != 1) {
      throw new InvalidInputException(
          "accountNumber", "Give one of accountNumber, reference and number");
    }
    List<AccountMatch> matches =
        accountNumber != null
            ? contacts.byAccountNumber(accountNumber).stream().toList()
            : reference != null
                ? contacts.byReference(reference)
                : contacts.byNumber(Numbers.required(number, region));
    return new ContactMatches(matches);
  }

  @GET
  @Path("{id}")
  @Needs(READ)
  @Operation(summary = "One contact with its attempts and their results")
  public ContactDetail get(@PathParam("id") long id) {
    return contacts.get(id);
  }

  @POST
  @Path("{id}/withdraw")
  @Needs(MANAGE)
  @Operation(summary = "Take a contact out of its campaign")
  public WithdrawalView withdraw(@PathParam("id") long id) {
    return new WithdrawalView(id, withdrawals.withdraw(id, caller.actor()));
  }

  @POST
  @Path("{id}/settle")
  @Needs(MANAGE)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Settle a contact that nobody can tell of as result unknown",
      description =
          "For a contact in state UNKNOWN whose call nobody can tell of, or AT_DIALER if it could"
              + " not be looked up there for four hours or more although that was due, or if its"
              + " record there has been set aside for as long; the dialer may still call that one. It finishes with reason RESULT_UNKNOWN, its attempt is"
              + " lost, and it is never called again, also not by a recycle. A result that still"
              + " comes is kept and changes nothing. This cannot be"
              + " undone, so the request names the attempt that its sender has seen: by the time it"
              + " comes, that one may be settled and the next one sent.")
  @APIResponse(
      responseCode = "200",
      description = "The contact as it is now",
      content = @Content(schema = @Schema(implementation = ContactDetail.class)))
  @APIResponse(
      responseCode = "409",
      description =
          "It is neither unknown nor overdue at the dialer, or is so after another attempt: nothing"
              + " is settled")
  public ContactDetail settle(@PathParam("id") long id, @NotNull @Valid SettleContactInput input) {
    settlement.settle(id, input.attempt(), caller.actor());
    return contacts.get(id);
  }

  /** Numbers in addresses. */
  static final class Numbers {
    private Numbers() {}

    static String required(String number, String region) {
      if (region != null && !region.matches("[A-Z]{2}")) {
        throw new InvalidInputException("region", "A country code such as US or DE");
      }
      PhoneNumbers.Reading reading = new PhoneNumbers(region).read(NumberParameter.meant(number));
      if (!reading.valid()) {
        throw new InvalidInputException("number", "The number " + reading.problem());
      }
      return reading.e164();
    }
  }
}
