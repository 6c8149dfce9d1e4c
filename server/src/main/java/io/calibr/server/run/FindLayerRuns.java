package io.calibr.server.run;

import io.calibr.model.LayerId;
import io.calibr.model.PriceListId;
import io.calibr.model.RunId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import org.hibernate.Session;

/** Which runs a layer's opening, closing or removal made. */
@Dependent
public class FindLayerRuns {

    private final Sql sql;

    @Inject
    FindLayerRuns(Session session) {
        this.sql = new Sql(session);
    }

    /** Oldest first. */
    public List<RunId> of(PriceListId list, LayerId layer) {
        return sql.query(Sql.id(), """
                select id from run
                 where tenant_id = ? and price_list_id = ? and kind = 'LAYER'
                   and request -> 'changed' @> jsonb_build_array(?::text)
                 order by id""", list.value(), layer.toString()).stream()
                .map(RunId::new)
                .toList();
    }

    /** The lists on which a run of another kind moved prices that a sale lies over. */
    public List<PriceListId> salesTouchedBy(RunId run) {
        return sql.query(Sql.id(), """
                        select distinct l.price_list_id
                          from target t
                          join run r on r.tenant_id = t.tenant_id and r.id = t.run_id and r.kind not in ('LAYER', 'RESTORE')
                          join layered_price l on l.tenant_id = t.tenant_id and l.price_list_id = t.price_list_id and l.sku = t.sku
                         where t.tenant_id = ? and t.run_id = ? and t.state = 'APPLIED'""", run.value()).stream()
                .map(PriceListId::new)
                .toList();
    }
}
