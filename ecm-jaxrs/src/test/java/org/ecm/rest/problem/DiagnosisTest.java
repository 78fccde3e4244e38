package org.ecm.rest.problem;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBException;
import java.sql.SQLException;
import org.ecm.campaign.CampaignState;
import org.ecm.campaign.CampaignStateException;
import org.ecm.campaign.InvalidInputException;
import org.ecm.campaign.NotFoundException;
import org.ecm.contact.importing.UploadRefusedException;
import org.ecm.database.CommitUnknownException;
import org.junit.jupiter.api.Test;

class DiagnosisTest {

  @Test
  void whatTheContainerWrapsIsSeenThrough() {
    assertThat(typeOf(new EJBException(new NotFoundException("campaign", 1))))
        .isEqualTo(ProblemType.NOT_FOUND);
    assertThat(
            typeOf(
                new CampaignStateException("Test", CampaignState.RUNNING, CampaignState.DELETED)))
        .isEqualTo(ProblemType.WRONG_STATE);
  }

  @Test
  void aWrongFieldIsNamed() {
    ProblemException found = Diagnosis.of(new InvalidInputException("name", "Give a name"));

    assertThat(found.type()).isEqualTo(ProblemType.INVALID_FIELD);
    assertThat(found.errors())
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.field).isEqualTo("name");
              assertThat(error.message).isEqualTo("Give a name");
            });
  }

  @Test
  void anUploadThatIsTooLargeIsNotToBeSentAgain() {
    ProblemException found = Diagnosis.of(UploadRefusedException.tooLarge(1000, null));

    assertThat(found.type()).isEqualTo(ProblemType.TOO_LARGE);
    assertThat(found.getMessage()).contains("1,000 bytes");
  }

  @Test
  void aDatabaseThatIsBusyOrAwayIsWorthAnotherTry() {
    assertThat(typeOf(new RuntimeException(new SQLException("lock", "HYT00", 50200))))
        .isEqualTo(ProblemType.UNAVAILABLE);
    assertThat(typeOf(new RuntimeException(new SQLException("deadlock", "40001", 1205))))
        .isEqualTo(ProblemType.UNAVAILABLE);
    assertThat(typeOf(new RuntimeException(new SQLException("gone", "08S01", 0))))
        .isEqualTo(ProblemType.UNAVAILABLE);
    assertThat(typeOf(new CommitUnknownException(new SQLException("gone"))))
        .isEqualTo(ProblemType.UNAVAILABLE);
  }

  @Test
  void whatIsNotKnownTellsNothingOfItsInside() {
    ProblemException found =
        Diagnosis.of(new RuntimeException(new SQLException("secret table", "42S02", 208)));

    assertThat(found.type()).isEqualTo(ProblemType.INTERNAL_ERROR);
    assertThat(found.getMessage()).doesNotContain("secret");
  }

  @Test
  void aCircleOfCausesEnds() {
    RuntimeException first = new RuntimeException("first");
    first.initCause(new RuntimeException("second", first));

    assertThat(typeOf(first)).isEqualTo(ProblemType.INTERNAL_ERROR);
  }

  private static ProblemType typeOf(Throwable thrown) {
    return Diagnosis.of(thrown).type();
  }
}
