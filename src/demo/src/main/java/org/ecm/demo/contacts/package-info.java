/**
 * Contact lists for demo, tests and benches: realistic, partly dirty, the same for the same seed.
 */
package org.ecm.demo.contacts;
