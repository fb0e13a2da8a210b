using Kommunenkat.Web.Features.Answering;

namespace Kommunenkat.Web.Features.Submitting;

/// <summary>The addresses of what became of a response.</summary>
internal static class SubmittingRoutes
{
    public static string History(string round, string municipality) => $"{AnsweringRoutes.Overview(round, municipality)}/historik";

    public static string HistoryOf(string round, string municipality, string section) => $"{History(round, municipality)}?avsnitt={section}#andringar";

    public static string HistoryOfQuestion(string round, string municipality, string question) => $"{History(round, municipality)}?fraga={question}#andringar";

    public static string Compare(string round, string municipality, int from, int to) =>
        $"{AnsweringRoutes.Overview(round, municipality)}/jamfor/{from}/{to}";

    public static string CompareWithDraft(string round, string municipality, int from) =>
        $"{AnsweringRoutes.Overview(round, municipality)}/jamfor/{from}/utkast";

    /// <summary>What those who follow the municipality see and can do.</summary>
    public static string Desk(string round, string municipality) => $"/uppfoljning/{round}/{municipality}";
}
