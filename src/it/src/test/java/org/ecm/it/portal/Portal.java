package org.ecm.it.portal;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.ElementNotInteractableException;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.FluentWait;

/** The portal as a user has it before them: a browser of its own, with nothing remembered. */
final class Portal implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int MOST_TABS = 80;

  private final String url;
  private final Path profile;
  private final ChromeDriver driver;

  private Portal(String url) throws IOException {
    this.url = url;
    profile = Files.createTempDirectory("ecm-portal");
    ChromeOptions options = new ChromeOptions();
    options.setBinary(System.getProperty("ecm.chromium", "/usr/bin/chromium"));
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--lang=en-US",
        "--window-size=1280,1000",
        "--user-data-dir=" + profile);
    LoggingPreferences console = new LoggingPreferences();
    console.enable(LogType.BROWSER, Level.SEVERE);
    options.setCapability("goog:loggingPrefs", console);
    File program = new File(System.getProperty("ecm.chromedriver", "/usr/bin/chromedriver"));
    driver =
        new ChromeDriver(
            new ChromeDriverService.Builder().usingDriverExecutable(program).build(), options);
  }

  /** A browser that shows the login. */
  static Portal open(String url) throws IOException {
    Portal portal = new Portal(url);
    portal.go("/");
    return portal;
  }

  /** Opens a page by its address. */
  void go(String path) {
    driver.get(url + path);
  }

  /** Logs in as a user would, and waits until a page behind the login is there. */
  void logIn(String user, String password) {
    field("User name").sendKeys(user);
    field("Password").sendKeys(password, Keys.ENTER);
    await("page behind the login", d -> d.findElement(By.id("logout")));
  }

  /** The field with this label or name. */
  WebElement field(String name) {
    return await(
        "field " + name,
        d ->
            d.findElements(By.cssSelector("input:not([type=hidden]), select, textarea")).stream()
                .filter(e -> e.isDisplayed() && e.getAccessibleName().equals(name))
                .findFirst()
                .orElse(null));
  }

  /** Replaces what stands in a field. */
  void fill(String name, String text) {
    WebElement field = field(name);
    field.clear();
    field.sendKeys(text);
  }

  /** Clicks the first button or link that is called so. */
  void click(String name) {
    await(
        "button or link " + name,
        d -> {
          Stream<WebElement> found = d.findElements(By.cssSelector("button, a, summary")).stream();
          WebElement target =
              found
                  .filter(e -> e.isDisplayed() && e.isEnabled() && isCalled(e, name))
                  .findFirst()
                  .orElse(null);
          if (target != null) {
            target.click();
          }
          return target;
        });
  }

  private static boolean isCalled(WebElement element, String name) {
    return element.getText().strip().equals(name) || element.getAccessibleName().equals(name);
  }

  /** Presses Tab until what is called so has the focus. */
  WebElement tabTo(String name) {
    for (int i = 0; i < MOST_TABS; i++) {
      WebElement active = driver.switchTo().activeElement();
      if (isCalled(active, name)) {
        return active;
      }
      active.sendKeys(Keys.TAB);
    }
    throw new AssertionError("No way by Tab to: " + name + " on " + driver.getCurrentUrl());
  }

  /** Waits until the page shows a text. */
  void awaitText(String text) {
    await("text \"" + text + "\"", d -> text().contains(text) ? true : null);
  }

  /** Waits until there is such an element. */
  WebElement awaitElement(String css) {
    return await(css, d -> d.findElement(By.cssSelector(css)));
  }

  /** Waits until an element shows a text. */
  void awaitText(String css, String text) {
    await(
        css + " showing " + text,
        d -> d.findElement(By.cssSelector(css)).getText().strip().equals(text) ? true : null);
  }

  /** Waits until an element shows a text of this form. */
  void awaitForm(String css, Pattern form) {
    await(
        css + " showing " + form,
        d -> form.matcher(d.findElement(By.cssSelector(css)).getText()).matches() ? true : null);
  }

  /** Waits until the browser is on a page. */
  void awaitPage(String path) {
    await("way to " + path, d -> d.getCurrentUrl().startsWith(url + path) ? true : null);
  }

  private <T> T await(String what, Function<WebDriver, T> condition) {
    return new FluentWait<WebDriver>(driver)
        .withMessage(() -> "No " + what + " on " + driver.getCurrentUrl() + ": " + text())
        .withTimeout(PATIENCE)
        .pollingEvery(Duration.ofMillis(100))
        .ignoreAll(
            List.of(
                NoSuchElementException.class,
                ElementNotInteractableException.class,
                StaleElementReferenceException.class))
        .until(d -> unlessGone(condition, d));
  }

  /** As the page changes, chromedriver does not always call an element of the old one stale. */
  private static <T> T unlessGone(Function<WebDriver, T> condition, WebDriver driver) {
    try {
      return condition.apply(driver);
    } catch (WebDriverException e) {
      if (String.valueOf(e.getMessage()).contains("does not belong to the document")) {
        return null;
      }
      throw e;
    }
  }

  /** What the present page is about: the value of a parameter of its address. */
  String parameter(String name) {
    return driver.getCurrentUrl().replaceAll(".*[?&]" + name + "=([^&]*).*", "$1");
  }

  /** All fields that are shown, whatever they are called. */
  List<WebElement> fields() {
    return driver.findElements(By.cssSelector("input:not([type=hidden]), select, textarea"));
  }

  String text() {
    return driver.findElement(By.tagName("body")).getText();
  }

  /** Takes the session away from the browser, as its end does. */
  void forgetSession() {
    driver.manage().deleteCookieNamed("JSESSIONID");
  }

  /** Lets the page's forms be those of another login, or of another site. */
  void spoilForms() {
    driver.executeScript("document.getElementsByName('token').forEach(e => e.value = 'other')");
  }

  /** Presses a button that the page had before, when a hidden field of the form held a value. */
  void pressAsBefore(String form, String button, String field, String value) {
    driver.executeScript(
        """
        const [form, button, field, value] = arguments;
        document.getElementById(form).elements[field].value = value;
        PrimeFaces.ab({ s: `${form}:${button}`, f: form, p: `${form}:${button}` });
        """,
        form,
        button,
        field,
        value);
  }

  /** What the page's scripts ask the server. */
  ScriptRequests requests() {
    return new ScriptRequests(driver);
  }

  /** The session's cookie, to ask as this user without the browser. */
  String session() {
    return "JSESSIONID=" + driver.manage().getCookieNamed("JSESSIONID").getValue();
  }

  /** What the browser complained about since the last call: scripts that failed or were blocked. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .toList();
  }

  @Override
  public void close() throws IOException {
    driver.quit();
    try (Stream<Path> files = Files.walk(profile)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    }
  }
}
