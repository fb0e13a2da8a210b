using Kommunenkat.App.Exchange.Exports;
using Kommunenkat.Survey.Indicators;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.App.Exchange.Codebooks;

/// <summary>The words of codebooks for types, kinds and publication: those of the questionnaire file.</summary>
internal static class CodebookWords
{
    public static string Type(Question question) => question switch
    {
        SingleQuestion => "single",
        MultiQuestion => "multi",
        MatrixQuestion => "matrix",
        NumberQuestion => "number",
        DateQuestion => "date",
        TextQuestion => "text",
        EmailQuestion => "email",
        _ => throw new System.Diagnostics.UnreachableException(question.GetType().Name),
    };

    public static string Of(OptionKind kind) => kind switch
    {
        OptionKind.Answer => "answer",
        OptionKind.Other => "other",
        OptionKind.DontKnow => "dont_know",
        OptionKind.NotApplicable => "not_applicable",
        OptionKind.NoneOfThese => "none_of_these",
    };

    public static string Of(Publication publish) => publish switch
    {
        Publication.Municipality => "municipality",
        Publication.Aggregate => "aggregate",
        Publication.None => "none",
    };

    public static string Of(DontKnowTreatment dontKnow) => dontKnow switch
    {
        DontKnowTreatment.InBase => "in_base",
        DontKnowTreatment.Excluded => "excluded",
    };

    /// <summary>For reading.</summary>
    public static string Of(Comparability comparable, ExportLanguage language) => comparable switch
    {
        Comparability.Yes => language["jämförbar", "comparable"],
        Comparability.WithCare => language["jämförbar med försiktighet", "comparable with care"],
        Comparability.No => language["inte jämförbar", "not comparable"],
    };

    public static string Of(Comparability comparable) => comparable switch
    {
        Comparability.Yes => "yes",
        Comparability.WithCare => "with_care",
        Comparability.No => "no",
    };
}
