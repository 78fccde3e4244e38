package org.ecm.it.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ecm.it.portal.PortalNode.Place;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** Who acts on a page is answered, whatever became meanwhile of what it shows. */
class StalePagesIT extends PortalTest {

  private static final Duration LIMIT = Duration.ofMinutes(3);

  private String id;
  private String contact;

  StalePagesIT(Place place) {
    super(place);
  }

  @Test
  void whoWithdrawsWhileTheCallEndsIsAnsweredAndNobodyCallsAgain() throws Exception {
    aContactWaits();
    portal.go("/contact?id=" + contact);
    awaitEnd();
    withdraw();
    // Now the page says so from the start.
    portal.go("/contact?id=" + contact);
    withdraw();

    portal.go("/manage/recycle?id=" + id);
    portal.click("Call 1 contact again");
    portal.awaitText("Nobody is called again.");
  }

  @Test
  void whoSettlesAContactThatIsNotUnknownAnyMoreIsTold() throws Exception {
    aContactWaits();
    portal.go("/contact?id=" + contact);
    portal.pressAsBefore("contact", "settle", "attempt", "1");
    portal.awaitText("is WAITING (NEW), not UNKNOWN: there is nothing to decide");
    portal.awaitPage("/contact?id=" + contact);
  }

  @Test
  void whoGotNoAnswerAndClicksAgainGetsIt() throws Exception {
    aContactWaits();
    awaitEnd();
    portal.go("/manage/recycle?id=" + id);
    // What the first click had sent; its answer is lost.
    String key = portal.awaitElement("input[name=key]").getAttribute("value");
    rest("POST", path() + "/recycle", "", "Idempotency-Key", key);

    portal.click("Call 1 contact again");
    portal.awaitText("1 contact waits again.");
    portal.awaitPage("/campaign?id=" + id);
    assertThat(rest("GET", path() + "/funnel", "")).contains("\"waiting\":1");
  }

  @Test
  void whoOrdersSomethingOfADeletedCampaignIsToldThatItIsGone() throws Exception {
    aContactWaits();
    awaitEnd();
    portal.go("/campaign?id=" + id);
    portal.awaitElement("#funnel-title");
    rest("DELETE", path(), "");
    portal.click("Start " + campaign);
    portal.awaitText("There is nothing here");
  }

  @Test
  void whoRecyclesADeletedCampaignIsToldThatItIsGone() throws Exception {
    aContactWaits();
    awaitEnd();
    portal.go("/manage/recycle?id=" + id);
    portal.awaitElement("#unreached");
    rest("DELETE", path(), "");
    portal.click("Call 1 contact again");
    portal.awaitText("There is nothing here");
  }

  private void aContactWaits() throws Exception {
    logIn();
    createCampaign();
    id = portal.parameter("id");
    contact = firstId(post(path() + "/contacts", "{\"phones\":[\"+49 30 2345711\"]}"));
  }

  /** The contact is called, and nobody answers. */
  private void awaitEnd() throws Exception {
    post(path() + "/start", "");
    await("the end of contact " + contact)
        .atMost(LIMIT)
        .until(() -> rest("GET", path() + "/funnel", "").contains("\"finished\":1"));
    post(path() + "/stop", "");
  }

  private void withdraw() {
    portal.click("Withdraw");
    portal.awaitText("Withdraw this contact?");
    portal.tabTo("Withdraw").sendKeys(Keys.ENTER);
    portal.awaitText("The contact was finished already. It stays so");
    portal.awaitText(".badge.FINISHED", "Finished");
  }

  private String path() {
    return "/api/v1/campaigns/" + id;
  }

  private static String firstId(String json) {
    Matcher id = Pattern.compile("\"id\":(\\d+)").matcher(json);
    assertThat(id.find()).as(json).isTrue();
    return id.group(1);
  }
}
