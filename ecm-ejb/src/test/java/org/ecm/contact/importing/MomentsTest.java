package org.ecm.contact.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @ParameterizedTest
  @CsvSource({
    "DE, 2027-03-31, 2027-03-30T22:00:00Z",
    "DE, 2027-03-31 17:30, 2027-03-31T15:30:00Z",
    "DE, 2027-03-31T17:30:15, 2027-03-31T15:30:15Z",
    "DE, 2027-03-31T17:30:00Z, 2027-03-31T17:30:00Z",
    "DE, 2027-03-31T17:30:00.123+05:00, 2027-03-31T12:30:00Z",
    "DE, 31.3.2027 8:05, 2027-03-31T06:05:00Z",
    "DE, 20270331, 2027-03-30T22:00:00Z",
    "DE, 03/04/2027, 2027-04-02T22:00:00Z",
    "US, 03/04/2027, 2027-03-03T23:00:00Z",
    "US, 3/4/2027 5:15 PM, 2027-03-04T16:15:00Z",
    "US, 3/4/2027 12:15 am, 2027-03-03T23:15:00Z",
    "DE, 12:35, 2026-11-02T11:35:00Z",
  })
  void aMomentIsReadInTheCampaignsZone(String region, String text, Instant moment) {
    assertThat(new Moments(region, BERLIN, CsvFile.RECEIVED).starting(text)).contains(moment);
  }

  @ParameterizedTest
  @CsvSource({"2027-03-31, 2027-03-31T21:59:59Z", "2027-03-31 10:00, 2027-03-31T08:00:00Z"})
  void aDateAloneExpiresAtItsEnd(String text, Instant moment) {
    assertThat(new Moments("DE", BERLIN, CsvFile.RECEIVED).ending(text)).contains(moment);
  }

  @Test
  void theEndOfTheYear9999IsWhatTheDatabaseCanHoldOfIt() {
    Moments west = new Moments("US", ZoneId.of("America/New_York"), CsvFile.RECEIVED);
    assertThat(west.ending("9999-12-31")).contains(Instant.parse("9999-12-31T23:59:59.999999Z"));
    assertThat(west.ending("0000-06-01")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "soon", "2027-02-30", "2027-13-01", "25:00", "13:00 pm", "1.2", "31/31/2027"})
  void whatIsNoMomentIsNotGuessed(String text) {
    assertThat(new Moments("DE", BERLIN, CsvFile.RECEIVED).starting(text)).isEmpty();
  }
}
