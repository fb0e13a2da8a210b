using System.Collections.Immutable;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.App.Demo;

/// <summary>
/// The demo's table of how municipalities answer, by question, or by question and row. The figures of the first three models
/// with <c>Missing</c> are published ones (semantics §9) and met exactly; all else is made up, with an eye to what such surveys tend to find.
/// </summary>
internal static class AnswerModels
{
    public static readonly ImmutableDictionary<string, AnswerModel> All = new Dictionary<string, AnswerModel>
    {
        ["kontakt_funktion"] = new(
            "samordnare_vald 26 trygghetssamordnare 18 folkhalsa 12 "
            + "jamstalldhet 6 chef_socialtjanst 20 medarbetare_socialtjanst 11 other 7")
        { Gain = 0, Drift = 0 },
        ["svar_verksamheter"] = new(
            "kommunledning 35 socialtjanst 91 trygghet 58 forskola_grundskola 48 "
            + "gymnasieskola 30 kultur_fritid 26 vard_omsorg 33 hr 28 other 5"),
        ["svar_forankring"] = new("namnd 14 kommundirektor 16 forvaltningschef 38 enhetschef 24 none 8") { Capacity = 0 },

        ["styrdokument_finns"] = new("yes 218 no 21 dont_know 6") { Missing = 3 / 248.0, Gain = 0.1 },
        ["styrdokument_typ"] = new("egen 45 brottsforebyggande 30 jamstalldhet 22 folkhalsa 15 socialtjanst 35 gemensam 25 other 4"),
        ["styrdokument_beslutsniva"] = new("fullmaktige 30 kommunstyrelse 25 namnd 28 tjansteperson 10 ej_beslutat 7"),
        ["styrdokument_valdsformer.nara_relation"] = new("covered 82 mentioned 15 no 3"),
        ["styrdokument_valdsformer.unga"] = new("covered 34 mentioned 36 no 30"),
        ["styrdokument_valdsformer.barn"] = new("covered 62 mentioned 28 no 10"),
        ["styrdokument_valdsformer.heder"] = new("covered 56 mentioned 30 no 14"),
        ["styrdokument_valdsformer.sexuellt"] = new("covered 22 mentioned 38 no 40"),
        ["styrdokument_valdsformer.prostitution"] = new("covered 25 mentioned 35 no 40"),
        ["styrdokument_valdsformer"] = new("covered 15 mentioned 38 no 47"),
        ["styrdokument_forebyggande"] = new("yes 40 partly 45 no 15"),
        ["styrdokument_uppfoljning"] = new("annually 42 every_second_year 20 less_often 22 less_often@2023 42 never 16"),
        ["styrdokument_plan"] = new("started 35 within_two_years 35 no_plans 30"),
        ["strategi_kannedom"] = new("high 18 some 52 low 25 not_at_all 5"),

        ["kartlaggning_genomford"] = new("yes 113 no 96 dont_know 9") { Missing = 0, Gain = 0.15 },
        ["kartlaggning_i_lagesbild"] = new("yes 36 no 69 dont_know 8") { Missing = 0, Gain = 0.35 },
        ["kartlaggning_underlag"] = new(
            "polis 86 socialtjanst 74 trygghetsmatning 46 elevenkat 42 vard 22 jourer 34 medarbetare 12 annonser 8 other 7"),
        ["kartlaggning_valdsformer"] = new("nara_relation 95 heder 52 prostitution 22 unga 30 sexuellt 34 digitalt 16"),
        ["kartlaggning_kon"] = new("throughout 48 partly 38 no 14"),
        ["kartlaggning_anvandning"] = new("styrdokument 58 atgardsplan 50 prioritering 42 politik 48 utbildning 32"),
        ["kartlaggning_hinder"] = new("tid 72 kompetens 44 data 36 uppdrag 34 sekretess 22 fa_fall 24 other 8") { Capacity = 0, Gain = 0 },
        ["lagesbild_vald"] = new("analysed 24 mentioned 44 no 20 no_picture 12") { Follows = ("kartlaggning_i_lagesbild", "yes") },
        ["atgardsplan_vald"] = new("yes 52 no 34 no_plan 14"),

        ["samordnare_finns"] = new(
            "yes 74 yes_full_time 20 yes_part_time 50 no 26")
        { Capacity = 0.9, Follows = ("kontakt_funktion", "samordnare_vald") },
        ["samordnare_placering"] = new("kommunledning 30 socialtjanst 46 trygghet 18 other 6") { Capacity = 0.2, Gain = 0 },
        ["styrgrupp_finns"] = new("yes 44 no 56"),
        ["budget_avsatt"] = new("permanent 30 temporary 14 yes 42 no 56") { Capacity = 0.9, Gain = 0.1 },
        ["statsbidrag_sokt"] = new("jamy 20 socialstyrelsen 36 bra 12 lansstyrelsen 19"),
        ["utbildning_personal.socialtjanst"] = new("most 62 some 32 few 6"),
        ["utbildning_personal"] = new("most 15 some 42 few 43"),
        ["utbildning_webb"] = new("yes 70 no 30"),

        ["samverkan_former.polis"] = new("regular_agreement 40 regular 32 occasional 24 no 4"),
        ["samverkan_former.vard"] = new("regular_agreement 16 regular 32 occasional 44 no 8"),
        ["samverkan_former.kriminalvard"] = new("regular_agreement 8 regular 18 occasional 44 no 30"),
        ["samverkan_former.kvinnojour"] = new("regular_agreement 48 regular 24 occasional 20 no 8"),
        ["samverkan_former.kommuner"] = new("regular_agreement 30 regular 34 occasional 28 no 8") { Capacity = 0.1 },
        ["samverkan_former"] = new("regular_agreement 10 regular 24 occasional 44 no 22"),
        ["samverkan_overenskommelse"] = new("kvinnojour 42 polis 24 primarvard 10 psykiatri 9 akut 8 ungdomsmottagning 12"),
        ["samverkan_brott"] = new("high 26 some 46 low 22 not_at_all 6") { Gain = 0.12 },
        ["samverkan_lansstyrelse"] = new("regularly 62 sometimes 32 never 6") { Capacity = 0.3 },

        ["prevention_nivaer.universell"] = new("systematic 34 occasional 28 planned 16 no 22 yes 30"),
        ["prevention_nivaer.selektiv"] = new("systematic 24 occasional 32 planned 16 no 28 yes 28"),
        ["prevention_nivaer.indikerad"] = new("systematic 30 occasional 34 planned 12 no 24 yes 34"),
        ["universell_arenor"] = new(
            "forskola 42 grundskola 86 gymnasieskola 52 fritid 50 idrott 32 foraldrar 46 arbetsplats 8 natet 14 other 5"),
        ["universell_metoder"] = new("normer 62 askadare 44 samtycke 58 foraldraskap 46 kampanj 50 other 6"),
        ["selektiv_grupper"] = new("unga_risk 72 barn_vald 62 funktionsnedsattning 26 hbtqi 18 beroende 36 separation 34 other 5"),
        ["pojkar_man"] = new("regular 20 occasional 26 no 54"),
        ["insatser_uppfoljning"] = new("most 16 some 42 no 42"),
        ["pandemi_paverkan"] = new("high 12 some 50 low 30 not_at_all 8") { Capacity = 0 },

        ["fraga_om_vald.barn_unga"] = new("all 58 suspicion 38 no 4"),
        ["fraga_om_vald.ekonomiskt_bistand"] = new("all 30 suspicion 58 no 12"),
        ["fraga_om_vald.beroende"] = new("all 46 suspicion 46 no 8"),
        ["fraga_om_vald.familjeratt"] = new("all 44 suspicion 46 no 10"),
        ["fraga_om_vald.elevhalsa"] = new("all 22 suspicion 66 no 12"),
        ["fraga_om_vald"] = new("all 7 suspicion 63 no 30"),
        ["rutin_upptackt"] = new("all 34 some 52 no 14"),
        ["rutin_upptackt_aktuell"] = new("yes 52 no 48"),
        ["rutin_unga"] = new("all 16 some 30 no 54"),

        ["stod_vuxna"] = new("samtal 96 behandling 36 myndighetskontakt 72 bostad 52 ekonomi 60") { Capacity = 0.4 },
        ["stod_barn"] = new("samtal 86 grupp 44 behandling 40 barnahus 62"),
        ["skyddat_boende"] = new("own 16 agreement 48 on_demand 35 missing 1"),
        ["skyddat_boende_skola"] = new("yes 50 no 50"),
        ["skyddade_personuppgifter"] = new("all 60 some 34 no 6"),
        ["eftervald_stod"] = new("yes 26 partly 40 no 34"),
        ["utovare_stod"] = new("own 52 other 30 no 18"),
        ["utovare_former"] = new("samtal_bistand 56 samtal_service 66 grupp 18 program 36"),
        ["utovare_vantetid"] = new() { Capacity = -0.2 },

        ["heder_rutiner.socialtjanst"] = new("yes 62 in_progress 18 no 20"),
        ["heder_rutiner.forskola"] = new("yes 34 in_progress 16 no 50"),
        ["heder_rutiner"] = new("yes 42 in_progress 18 no 40"),
        ["heder_ansvar"] = new("yes 48 no 52"),
        ["heder_bortforande"] = new("yes 46 no 54"),
        ["prostitution_kunskap"] = new("mapped 8 some 46 no 46"),
        ["manniskohandel_rutin"] = new("all 14 some 34 no 52") { Gain = 0.12 },
        ["regionkoordinator"] = new("yes 42 no 58") { Capacity = 0.9 },
        ["digitalt_rutin"] = new("yes 14 partly 40 no 46"),
        ["digitalt_insatser"] = new("personal 26 elever 52 teknikstod 28 foraldrar 22"),

        ["arbetsgivare_rutin"] = new("yes 34 in_progress 20 no 46"),
        ["stodbehov_omraden"] = new(
            "kartlaggning 44 styrdokument 18 metoder 42 utbildning 40 samverkan 12 "
            + "uppfoljning 36 heder 26 prostitution 28 utovare 16 digitalt 24 arbetsgivare 10")
        { Capacity = 0, Gain = 0 },
        ["styrdokument_beslutsdatum"] = new() { Missing = 0.1 },
        ["styrdokument_lank"] = new() { Missing = 0.5 },
        ["samordnare_omfattning"] = new() { Missing = 0.12 },
        ["skola_andel"] = new() { Missing = 0.35 },
        ["larande_exempel"] = new() { Missing = 0.74 },
        ["ovrigt"] = new() { Missing = 0.87 },
        ["stodbehov_beskrivning"] = new() { Missing = 0.66 },
    }.ToImmutableDictionary();

    /// <summary>
    /// What small municipalities do without, and the share of the country that does: a matrix row or an option of that key.
    /// A municipality lacks it in every question and round alike.
    /// </summary>
    public static readonly ImmutableDictionary<string, double> Lacking = new Dictionary<string, double>
    {
        ["gymnasieskola"] = 0.17,
        ["familjeratt"] = 0.03, // done by a neighbour
        ["beroende"] = 0.02,
        ["barnahus"] = 0.08,
        ["samverkan_lansstyrelse"] = 0.02,
    }.ToImmutableDictionary();

    /// <summary>Usual numbers by unit, from few to many; a municipality takes one by its rank.</summary>
    public static readonly ImmutableDictionary<string, decimal[]> Numbers = new Dictionary<string, decimal[]>
    {
        ["percent_full_time"] = [10, 10, 15, 20, 20, 25, 25, 30, 40, 40, 50, 50, 50, 50, 60, 75, 75, 80, 100, 100, 100, 100, 100, 100, 125, 150, 200],
        ["percent"] = [0, 0, 5, 10, 10, 20, 20, 25, 30, 40, 50, 50, 60, 75, 80, 100, 100],
        ["days"] = [0, 2, 3, 5, 7, 7, 7, 10, 10, 14, 14, 14, 14, 21, 21, 28, 30, 30, 45, 60, 90],
    }.ToImmutableDictionary();

    /// <summary>Kronor a year and inhabitant.</summary>
    public static readonly ImmutableArray<decimal> KronorPerInhabitant = [5, 6, 7, 8, 9, 10, 11, 12, 14, 16, 18, 21, 25, 30, 38];

    public static AnswerModel Of(Item item) =>
        All.GetValueOrDefault(item.Key.ToString()) ?? All.GetValueOrDefault(item.Question.Key) ?? AnswerModel.Default;
}
