/**
 * Tests that run inside the server, in the application as it is delivered (Arquillian), and of how
 * it gets there.
 */
package org.ecm.it.container;
