package org.ecm.rest.http;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.net.URISyntaxException;
import java.util.List;
import org.ecm.rest.donotcall.DoNotCallResource;
import org.ecm.rest.problem.ProblemException;
import org.jboss.resteasy.mock.MockDispatcherFactory;
import org.jboss.resteasy.mock.MockHttpRequest;
import org.jboss.resteasy.mock.MockHttpResponse;
import org.jboss.resteasy.spi.Dispatcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KnownParametersTest {

  private final Dispatcher server = MockDispatcherFactory.createDispatcher();

  /** An address that does take parameters, and one that takes none. */
  @Path("shelf")
  public static class Shelf {
    @GET
    public String list(
        @QueryParam("colour") List<String> colours,
        @QueryParam("limit") @DefaultValue("7") int limit) {
      return colours + " " + limit;
    }

    @GET
    @Path("{id}")
    public String get() {
      return "a book";
    }
  }

  /** Answers with what is wrong. */
  private static final class Told implements ExceptionMapper<ProblemException> {
    @Override
    public Response toResponse(ProblemException problem) {
      return Response.status(problem.getResponse().getStatus())
          .entity(problem.getMessage())
          .build();
    }
  }

  @BeforeEach
  void startServer() {
    server.getProviderFactory().registerProviderInstance(new StrictParameters());
    server.getProviderFactory().registerProviderInstance(new KnownParameters());
    server.getProviderFactory().registerProviderInstance(new Told());
    server.getRegistry().addSingletonResource(new Shelf());
    server.getRegistry().addSingletonResource(new DoNotCallResource());
  }

  @Test
  void aFileForAMisspeltCampaignIsNotTakenForAllCampaigns() throws Exception {
    MockHttpRequest upload =
        MockHttpRequest.post("/do-not-call/upload?campain=51&region=DE")
            .contentType("text/csv")
            .content(new byte[0]);

    MockHttpResponse answer = sent(upload);

    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(answer.getContentAsString())
        .contains("campain:", "it takes campaign, expiresAt, reason, region");
  }

  @Test
  void whatIsKnownIsTaken() throws Exception {
    assertThat(get("/shelf")).isEqualTo("[] 7");
    assertThat(get("/shelf?")).isEqualTo("[] 7");
    assertThat(get("/shelf?colour=red&limit=1&colour=blue&")).isEqualTo("[red, blue] 1");
    assertThat(get("/shelf?colou%72=red")).isEqualTo("[red] 7");
    assertThat(get("/shelf/1")).isEqualTo("a book");
  }

  @Test
  void everyUnknownNameIsTold() throws Exception {
    assertThat(get("/shelf?Limit=1&color=red&limit=2"))
        .isEqualTo(
            "Limit: No parameter of this address; it takes colour, limit;"
                + " color: No parameter of this address; it takes colour, limit");
    assertThat(get("/shelf/1?limit=1")).isEqualTo("limit: This address takes no parameters");
    assertThat(get("/shelf/1?a%01b")).startsWith("parameter: ");
  }

  @Test
  void aResourceReadsItsMethodsOwnParametersOnly() {
    JavaClasses resources =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.ecm.rest");

    noFields().should().beAnnotatedWith(QueryParam.class).check(resources);
    noMethods().should().beAnnotatedWith(QueryParam.class).check(resources);
    noClasses().should().dependOnClassesThat().areAssignableTo(BeanParam.class).check(resources);
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(KnownParameters.class.getName())
        .should()
        .callMethod(UriInfo.class, "getQueryParameters")
        .orShould()
        .callMethod(UriInfo.class, "getQueryParameters", boolean.class)
        .check(resources);
    methods()
        .that()
        .areAnnotatedWith(Path.class)
        .should()
        .beAnnotatedWith(
            describe("a method of HTTP", a -> a.getRawType().isAnnotatedWith(HttpMethod.class)))
        .check(resources);
  }

  private String get(String address) throws Exception {
    return sent(MockHttpRequest.get(address)).getContentAsString();
  }

  private MockHttpResponse sent(MockHttpRequest request) throws URISyntaxException {
    MockHttpResponse answer = new MockHttpResponse();
    server.invoke(request, answer);
    return answer;
  }
}
