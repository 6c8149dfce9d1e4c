/** What is sold and for how much: products, SKUs, price lists and dated prices; their import and their reading. */
@NullMarked
package io.calibr.server.catalog;

import org.jspecify.annotations.NullMarked;
