package io.calibr.server.platform;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transactional;

/** Gives {@code @Transactional} its meaning: REQUIRED over our one database; anything thrown rolls back. */
@Interceptor
@Transactional
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 200)
class TransactionInterceptor {

    private final Transactions transactions;

    @Inject
    TransactionInterceptor(Transactions transactions) {
        this.transactions = transactions;
    }

    @AroundInvoke
    Object around(InvocationContext call) throws Exception {
        return transactions.call(call::proceed);
    }
}
