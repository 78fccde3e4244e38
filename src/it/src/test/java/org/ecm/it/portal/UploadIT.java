package org.ecm.it.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.ecm.it.portal.PortalNode.Place;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.support.ui.Select;

/** A contact file that does not get through. */
class UploadIT extends PortalTest {

  private static final String CONTACTS = "Reference,Phone\nU-1,+49 30 2345721\n";

  private String id;

  UploadIT(Place place) {
    super(place);
  }

  @BeforeEach
  void openPage() {
    logIn();
    createCampaign();
    id = portal.parameter("id");
    portal.click("Upload contacts");
  }

  @Test
  void aFileThatIsNoContactListIsRefusedBeforeItIsSent() throws Exception {
    choose("Colour,Size\nred,12\n");
    portal.awaitText("No column holds phone numbers");
    assertThat(portal.awaitElement("#send").isEnabled()).isFalse();
  }

  @Test
  void whoseSessionEndedIsToldToLogInAgain() throws Exception {
    choose(CONTACTS);
    portal.awaitElement("#preview:not([hidden])");
    portal.forgetSession();
    portal.click("Import");
    portal.awaitText("Your session ended.");
    assertThat(portal.text()).doesNotContain("it may have arrived");
  }

  @Test
  void afterAnAnswerThatIsNoneTheFileMayHaveArrived() throws Exception {
    choose(CONTACTS);
    portal.awaitElement("#preview:not([hidden])");
    portal.requests().divert("/manage/upload/file", "/no-such-page");
    portal.click("Import");
    portal.awaitText("it may have arrived");
    assertThat(portal.text()).doesNotContain("Your session ended");
    String imports = portal.awaitElement("#doubt a").getAttribute("href");
    assertThat(imports).isEqualTo(place.url() + "/campaign?id=" + id + "#imports-title");
    // It had not, and the page can send it as it stands.
    portal.requests().divertNothing();
    portal.click("Import");
    portal.awaitPage("/import");
    portal.awaitText("#state", "Done");
  }

  @Test
  void aFileThatCouldNotBeLookedAtIsChosenAgain() throws Exception {
    portal.requests().divert("/manage/upload/preview", "/no-such-page");
    choose(CONTACTS);
    portal.awaitText("The server could not look at the file now.");
    assertThat(portal.awaitElement("#send").isEnabled()).isFalse();
    portal.requests().divertNothing();
    upload(CONTACTS);
    portal.awaitPage("/import");
  }

  @Test
  void afterAColumnThatCouldNotBeLookedAtTheFileIsChosenAgain() throws Exception {
    choose(CONTACTS);
    portal.awaitElement("#preview:not([hidden])");
    portal.requests().divert("/manage/upload/preview", "/no-such-page");
    new Select(portal.field("Column Reference")).selectByVisibleText("Left out");
    portal.awaitText("The server could not look at the file now.");
    assertThat(portal.awaitElement("#send").isEnabled()).isFalse();
    portal.requests().divertNothing();
    // The same file: a browser takes that as a choice only if the field is empty.
    upload(CONTACTS);
    portal.awaitPage("/import");
  }

  @Test
  void whatBecomesOfTheLookAtAFileDoesNotCountForTheNextOne() throws Exception {
    portal.requests().divert("/manage/upload/preview", "/no-such-page");
    portal.requests().hold("/manage/upload/preview");
    choose(CONTACTS);
    portal.requests().divertNothing();
    choose("Key,Phone\nU-2,+49 30 2345722\n", "next.csv");
    portal.awaitText("#preview th", "Key");
    portal.requests().release();
    assertThat(portal.text()).doesNotContain("The server could not look at the file now.");
    portal.click("Import");
    portal.awaitPage("/import");
  }
}
