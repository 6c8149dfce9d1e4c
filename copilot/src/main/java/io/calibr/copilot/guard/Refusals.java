package io.calibr.copilot.guard;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Questions that are refused by their words. This is no border: the border is that a plan cannot say what they ask for.
 * It keeps them from a model, and says clearly that they were understood and why nothing came of them.
 */
final class Refusals {

    private static final String READS =
            "The copilot reads and explains; it never changes, approves or applies anything.";
    private static final String ITSELF =
            "The copilot answers questions about prices. It takes no instructions about itself and does not show how it is set up.";
    private static final String SECRETS = "The copilot knows no passwords, keys or tokens and does not look for any.";
    private static final String BORDERS = "The copilot answers from this project, with the rights of whoever asks.";
    private static final String STATEMENTS = "The copilot does not run statements; ask in plain words.";
    private static final String DISGUISE =
            "The copilot does not read encoded text or follow addresses; ask in plain words.";
    private static final String LOAD = "The copilot answers one question with at most a hundred rows.";

    private record Rule(String reason, Pattern pattern) {}

    private static final String POLITE =
            "(?:(?:please|kindly|now|also|just|then|and|ok|okay|hey|hi|can|could|would|will|you|should|must|go ahead|i want|i need|to"
                    + "|let'?s|let us|immediately|quickly|first|finally|next|afterwards|but|so) )*";

    /** Where somebody is told to do something: not after the subject of a question. */
    private static final String STARTS = "(?:^|[.;:!?,\\n] ?|\\b(?:and|then|please|to|now) )" + POLITE;

    private static final List<Rule> RULES = List.of(
            rule(
                    READS,
                    STARTS
                            + "(?:(?:approve|reject|publish|undo|roll ?back|revert|cancel|resume|overwrite|truncate|insert|revoke|import"
                            + "|purge|wipe|erase|delete|disable|enable|execute|apply)\\b(?! (?:history|log|key|& go|and go))"
                            + "|(?:set|change|update|raise|lower|increase|decrease|reduce|cut|drop|edit|write|double|halve|slash|bump"
                            + "|mark (?:up|down)|add|create|remove|start|pause|grant|make|put|adjust|discount|modify|replace|rename|reset"
                            + "|freeze|schedule|sync|push)"
                            + " (?:(?:all|the|a|an|my|our|this|that|these|every|each|any|of|new|old|me|run|"
                            + "its|their|yourself)\\b ?)*(?:[\\w.-]+ ){0,2}"
                            + "(?:prices?|costs?|margins?|rules?|rulebooks?|runs?|skus?|products?|catalogu?e|tables?|rows?|guardrails?|floors?"
                            + "|limits?|audit|log|users?|members?|roles?|keys?|admin|owner|approver|connections?|channels?|policy|policies|everything|stock)\\b)"),
            rule(
                    READS,
                    STARTS
                            + "(?:set|raise|lower|increase|decrease|reduce|cut|drop|change|update)\\b.{1,60}\\b(?:to|by) [$€£]?\\d"),
            rule(
                    ITSELF,
                    "\\b(?:ignore|disregard|forget|override|bypass|skip|break|drop|neglect|overlook)\\b.{0,40}\\b(?:instructions?|prompts?"
                            + "|guard ?rails?|restrictions?|directives?|directions|constraints?|polic(?:y|ies)|safety|filters?|everything (?:above|before)"
                            + "|what (?:you|i) (?:were|was|said)|rules)\\b"),
            rule(
                    ITSELF,
                    "\\b(?:reveal|show|print|repeat|output|display|give|tell|leak|dump|share|expose|write|translate|summari[sz]e|recite|what(?:'s| is| are| were)?)\\b"
                            + ".{0,40}\\b(?:(?:system|hidden|initial|original|developer|secret|full|planning|your) (?:prompts?|instructions?|messages?|rules|schema|configuration)"
                            + "|(?:text|words|everything|sentences?) above)\\b"),
            rule(
                    ITSELF,
                    "\\b(?:jail ?break|dan mode|do anything now|developer mode|god mode|debug mode|sudo|without (?:any )?(?:restrictions|filters|guard ?rails)"
                            + "|no longer bound|you are now|you're now|from now on you|pretend (?:to be|you|that)|role ?play|act as (?:an?|the|my|if)|simulate (?:an?|the))\\b"),
            rule(
                    ITSELF,
                    "<\\|[a-z_]+\\|>|</?(?:system|assistant|instructions?|tool)>|\\[/?inst\\]|#{2,} ?(?:system|instruction|new)"),
            rule(ITSELF, "(?:^|[.;!?] ?)(?:system|assistant|developer|tool|user) ?:"),
            rule(
                    ITSELF,
                    "\\b(?:call|invoke|use|run) (?:the )?(?:tool|function|plugin|shell|command|terminal|script)s?\\b"),
            rule(
                    SECRETS,
                    "\\b(?:reveal|show|print|give|tell|list|dump|send|display|output|leak|read|get|return|export|expose|share|repeat|find|need"
                            + "|what(?:'s| is| are)?)\\b.{0,60}\\b(?:passwords?|passwd|api[ _-]?keys?|credentials?|(?:access|bearer|session|auth) tokens?|tokens"
                            + "|private keys?|signing keys?|secrets|secret keys?|connection strings?|env(?:ironment)? (?:vars?|variables?)|password_hash)\\b"),
            rule(
                    BORDERS,
                    "\\b(?:other|another|different|every|each|all|any|foreign|competing) (?:the )?(?:tenants?|customers?'?|compan(?:y|ies)|merchants?|shops?|organi[sz]ations?|projects?|accounts?|clients?)\\b"),
            rule(
                    BORDERS,
                    "\\b(?:switch|change|for|of|as|from|in|to|into) (?:the )?tenants?\\b(?!['’])|\\btenant(?:_id| id)?\\b ?(?:=|is|:)|\\bapp\\.tenant"),
            rule(
                    BORDERS,
                    "\\b(?:as|i am|i'm|i’m|treat me as|make me|give me|grant me|assume i am|consider me) (?:an? |the |your |now )*(?:system )?"
                            + "(?:admin\\w*|owner|root|super ?user|dba|developer|ceo|operator|editor|approver)\\b"),
            rule(
                    BORDERS,
                    "\\b(?:elevate|escalate|upgrade|promote)\\b.{0,30}\\b(?:role|rights?|privileges?|permissions?|access|me)\\b"),
            rule(
                    STATEMENTS,
                    "\\bselect \\*|\\bselect\\b.{1,80}\\bfrom \\w+[._]\\w+|\\bselect [\\w*, ]+ from \\w+ (?:where|limit|order by|join|group by)\\b|\\bunion (?:all )?select\\b|\\binsert into\\b|\\bdelete from\\b|\\bupdate \\w+(?:\\.\\w+)? set\\b"
                            + "|\\b(?:drop|alter|create|truncate) (?:table|schema|role|user|database|view|function|policy|index)\\b|\\bgrant \\w+ on\\b|\\bcopy \\w+ (?:to|from)\\b"),
            rule(
                    STATEMENTS,
                    "\\bpg_\\w+|\\binformation_schema\\b|\\bset_config\\b|\\bcurrent_setting\\b|\\bset (?:local )?role\\b|\\bor '?1'? ?= ?'?1|' ?or ?'|; ?--|/\\*|\\bdblink\\b|\\blo_import\\b"),
            rule(
                    DISGUISE,
                    "\\b(?:https?|ftp|file|data|javascript):|\\bwww\\.|!\\[[^\\]]*\\]\\(|<(?:img|script|iframe|svg|a )\\b"),
            rule(
                    DISGUISE,
                    "\\b(?:decode|decrypt|decipher|unscramble|deobfuscate)\\b|\\b(?:base ?64|rot ?13|morse|hex(?:adecimal)?[- ]encoded|pig latin)\\b"),
            rule(DISGUISE, "\\b(?:send|post|upload|e-?mail|forward|transmit)\\b.{0,60}\\b(?:to|at|via)\\b"),
            rule(
                    LOAD,
                    "\\b(?:forever|infinite(?:ly)?|endless(?:ly)?|cross join|cartesian|(?:thousand|million|billion|\\d{3,}) times|every (?:possible )?combination|all (?:possible )?combinations)\\b"),
            rule(
                    ITSELF,
                    "\\b(?:ignorier\\w*|vergiss|missachte)\\b.{0,40}(?:anweisung|regel|vorgabe|alles)|\\b(?:ignore[zr]?|oublie[zr]?)\\b.{0,30}(?:instructions|consignes|règles)"
                            + "|\\b(?:ignora|olvida|ignorá|esquece|ignore|dimentica)\\b.{0,30}(?:instrucciones|instruções|istruzioni|reglas|regole|regras)"
                            + "|игнорируй|забудь|忽略|无视|無視|忘记|指示を"),
            rule(
                    READS,
                    "(?:^|[.;:!?,] ?|\\b(?:bitte|und|dann|por favor|y|s'il (?:te|vous) plaît|et|per favore|e) )(?:lösche?|genehmige?|ändere|setze|erhöhe|senke|wende"
                            + "|supprime[zr]?|approuve[zr]?|modifie[zr]?|augmente[zr]?|baisse[zr]?|applique[zr]?|mets|mettez"
                            + "|borra|elimina|aprueba|cambia|sube|baja|aplica|apaga|aprova|approva|cancella|modifica|applica|verwijder|usuń|zatwierdź)\\b"
                            + "|удали|одобри|измени цен|删除|批准|修改价格|承認して|削除"),
            rule(
                    SECRETS,
                    "\\b(?:passwort|kennwort|mot de passe|contraseña|senha|wachtwoord|hasło)\\b|парол|密码|パスワード|系统提示|システムプロンプト"));

    private Refusals() {}

    static Optional<String> reason(String text) {
        return Disguise.readings(text).stream()
                .flatMap(reading -> RULES.stream()
                        .filter(rule -> rule.pattern().matcher(reading).find()))
                .map(Rule::reason)
                .findFirst()
                .or(() -> Disguise.isEncoded(text) ? Optional.of(DISGUISE) : Optional.empty());
    }

    private static Rule rule(String reason, String pattern) {
        return new Rule(
                reason,
                Pattern.compile(
                        pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS));
    }
}
