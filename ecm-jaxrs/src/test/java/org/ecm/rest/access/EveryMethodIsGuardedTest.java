package org.ecm.rest.access;

import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.ecm.rest.RestApplication;
import org.junit.jupiter.api.Test;

class EveryMethodIsGuardedTest {

  private static final ArchRule GUARDED =
      methods()
          .that(are(answeringRequests()))
          .should()
          .beAnnotatedWith(Needs.class)
          .orShould()
          .beAnnotatedWith(NeedsLogin.class);

  @Test
  void everyMethodNamesThePermissionItNeeds() {
    JavaClasses resources =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.ecm.rest");

    assertThat(resources.stream().flatMap(c -> c.getMethods().stream()).filter(answeringRequests()))
        .hasSizeGreaterThan(30);
    GUARDED.check(resources);
  }

  @Test
  void whatIsForUsersOnlyIsDescribedSo() {
    JavaClasses resources = new ClassFileImporter().importPackages("org.ecm.rest");

    methods()
        .that()
        .areAnnotatedWith(NeedsLogin.class)
        .should()
        .beAnnotatedWith(
            DescribedPredicate.describe(
                "asking for a user's login",
                (JavaAnnotation<?> a) ->
                    a.getRawType().isEquivalentTo(SecurityRequirement.class)
                        && a.get("name").equals(Optional.of(RestApplication.BASIC))))
        .check(resources);
  }

  @Test
  void theRuleFindsAnUnguardedMethod() {
    JavaClasses planted = new ClassFileImporter().importClasses(Unguarded.class);

    assertThat(GUARDED.evaluate(planted).hasViolation()).isTrue();
  }

  private static DescribedPredicate<JavaMethod> answeringRequests() {
    return DescribedPredicate.describe(
        "answering requests",
        method ->
            method.getAnnotations().stream()
                .anyMatch(a -> a.getRawType().isAnnotatedWith(HttpMethod.class)));
  }

  /** A breach of the rule. */
  @Path("unguarded")
  static class Unguarded {
    @GET
    public String get() {
      return "";
    }
  }
}
