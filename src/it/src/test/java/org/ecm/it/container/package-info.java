/** Tests that run inside the server, in the application as it is delivered (Arquillian). */
package org.ecm.it.container;
