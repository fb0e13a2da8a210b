namespace Kommunenkat.App.Tests.Exchange.Imports;

/// <summary>A row with a fault: cells by heading, where the fault stands and what is said of it.</summary>
/// <param name="Fault">The end of what is said, in English.</param>
internal sealed record FaultyRow(string Name, Dictionary<string, string?> Cells, string Heading, string Fault);

/// <summary>Faults of cells, one a row. Municipality 0115 is not invited, 0117 has begun.</summary>
internal static class FaultyCells
{
    private const string Municipality = "municipality", Status = "status", Day = "submittedDay";

    private const string Marked = "expected 1, x or yes where the option is chosen and 0, no or nothing else, not \"kanske\"";

    public static IReadOnlyList<FaultyRow> All { get; } =
    [
        // Choices
        One("styrdokument_finns", "Kanske", "not \"Kanske\"; map the value to an option"),
        One("styrdokument_plan", "1", "not \"1\"; map the value to an option"),
        One("samordnare_finns", "yes|no", "not \"yes|no\"; map the value to an option"),
        One("styrgrupp_finns", "Ja och nej", "not \"Ja och nej\"; map the value to an option"),
        One("prevention_nivaer.universell", "Ja", "not \"Ja\"; map the value to an option"),
        One("prevention_nivaer.selektiv", "2024-01-01", "not \"2024-01-01\"; map the value to an option"),
        One("heder_ansvar", new string('x', 100), $"not \"{new string('x', 60)}…\"; map the value to an option"),
        // Several options
        One("stod_vuxna", "samtal|nope", "not \"nope\"; map the value to an option"),
        One("kartlaggning_anvandning", "styrdokument; hemligt", "not \"hemligt\"; map the value to an option"),
        One("stodbehov_omraden", "Kartläggning, Något annat", "not \"Något annat\"; map the value to an option"),
        One("stod_barn", "samtal|samtal", "expected each option once, \"samtal\" is repeated"),
        One("selektiv_grupper", "other|Annat", "expected each option once, \"other\" is repeated"),
        One("digitalt_insatser", "none|elever", "expected \"none\" to stand alone"),
        One("samverkan_overenskommelse", "Polisen, Vet inte", "expected \"dont_know\" to stand alone"),
        One("kartlaggning_hinder", "tid|kompetens|data|uppdrag", "expected at most 3 options"),
        One("svar_verksamheter", "hr", "expected at least 2 options"),
        // An option a column
        One("statsbidrag_sokt.jamy", "kanske", Marked),
        Several("two options that exclude each other", "utovare_former.dont_know", "expected \"dont_know\" to stand alone", ("utovare_former.samtal_service", "1"), ("utovare_former.dont_know", "x")),
        One("stod_vuxna", "|", "not \"|\"; map the value to an option", "separators without options"),
        // Numbers
        One("kartlaggning_ar", "tjugotjugo", "expected a number, such as 12 or 12.5"),
        One("kartlaggning_ar", "2020.5", "expected a whole number", "a number with decimals"),
        One("kartlaggning_ar", "2009", "expected a number of at least 2010", "a number that is too small"),
        One("kartlaggning_ar", "2099", "expected a number of at most 2025", "a number that is too large"),
        One("kartlaggning_ar", "TRUE", "expected a number, such as 12 or 12.5", "a truth value among numbers"),
        One("budget_belopp", "1.500", "\"1.500\" may be thousands or decimals; write the number without a sign between thousands"),
        One("budget_belopp", "12,340", "\"12,340\" may be thousands or decimals; write the number without a sign between thousands", "a comma between thousands"),
        One("budget_belopp", "25 000 kr", "expected a number, such as 12 or 12.5", "a number with its unit"),
        One("budget_belopp", "1E+15", "expected a number, such as 12 or 12.5", "a number in scientific form"),
        One("budget_belopp", "-5", "expected a number of at least 0", "a negative number"),
        One("samordnare_omfattning", "0", "expected a number of at least 1"),
        One("skola_andel", "80 % av dem", "expected a number, such as 12 or 12.5"),
        One("budget_belopp", "80 %", "expected a number, such as 12 or 12.5", "a share among amounts"),
        One("utovare_vantetid", "366", "expected a number of at most 365"),
        // Days
        One("styrdokument_beslutsdatum", "2024-13-01", "expected a date as YYYY-MM-DD"),
        One("styrdokument_beslutsdatum", "1 maj 2024", "expected a date as YYYY-MM-DD", "a day in words"),
        One("styrdokument_beslutsdatum", "45123", "expected a date as YYYY-MM-DD", "a day as Excel's number"),
        One("styrdokument_beslutsdatum", "24-05-01", "expected a date as YYYY-MM-DD", "a day with a short year"),
        One("styrdokument_beslutsdatum", "2004-12-31", "expected a date of 2005-01-01 or later", "a day that is too early"),
        One("styrdokument_beslutsdatum", "2026-01-01", "expected a date of 2025-12-31 or earlier", "a day that is too late"),
        // Texts
        One("kontakt_epost", "ingen adress", "expected an e-mail address, such as name@example.se"),
        One("kontakt_epost", "namn@kommun", "expected an e-mail address, such as name@example.se", "an address without a dot"),
        One("kontakt_namn", new string('a', 121), "expected at most 120 characters"),
        One("styrdokument_lank", "en\ntvå", "expected a text on one line"),
        One("ovrigt", "a\u0007b", "expected a text without control characters"),
        One("larande_exempel", new string('a', 2001), "expected at most 2000 characters"),
        // Municipalities
        Whose("9999", "there is no municipality with the code \"9999\""),
        Whose("99", "there is no municipality with the code \"99\""),
        Whose(null, "expected a municipality's code or name"),
        Whose("Atlantis kommun", "there is no municipality with the name \"Atlantis kommun\""),
        Whose("0115", "0115 Vallentuna is not invited to round 2025"),
        Whose("Vallentuna kommun", "0115 Vallentuna is not invited to round 2025"),
        Whose("0117", "0117 Österåker already has answers; an import never overwrites"),
        Whose("0114 Malmö", "expected code and name of the same municipality, but 0114 is Upplands Väsby"),
        // How far it came, and when
        Several("an unknown status", Status, "expected invited, started or submitted, not \"kanske\"", (Status, "kanske")),
        Several("no status", Status, "expected invited, started or submitted", (Status, null)),
        Several("answers of who has not submitted", Status, "expected no answers, since the municipality has not submitted, but the row has 1", (Status, "invited"), ("budget_avsatt", "no")),
        Several("a day that is none", Day, "expected a date as YYYY-MM-DD", (Day, "igår")),
        Several("a day before all rounds", Day, "expected a day of 2000-01-01 or later", (Day, "1800-01-01")),
        Several("a day to come", Day, "expected a day that has been", (Day, "2999-01-01")),
    ];

    private static FaultyRow One(string heading, string value, string fault, string? name = null) => Several(name ?? heading, heading, fault, (heading, value));

    private static FaultyRow Several(string name, string heading, string fault, params (string Heading, string? Value)[] cells)
    {
        var row = new Dictionary<string, string?> { [Municipality] = "", [Status] = "submitted" };
        foreach (var (cell, value) in cells)
            row[cell] = value;
        return new FaultyRow(name, row, heading, fault);
    }

    private static FaultyRow Whose(string? municipality, string fault) => new(
        $"municipality {municipality}", new() { [Municipality] = municipality, [Status] = "submitted", ["budget_avsatt"] = "no" }, Municipality, fault);
}
