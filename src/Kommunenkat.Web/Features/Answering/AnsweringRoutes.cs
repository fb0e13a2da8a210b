namespace Kommunenkat.Web.Features.Answering;

/// <summary>The addresses of a municipality's own pages.</summary>
internal static class AnsweringRoutes
{
    public const string MySurveys = "/enkat";

    public static string Overview(string round, string municipality) => $"/enkat/{round}/{municipality}";

    public static string Section(string round, string municipality, string section) => $"/enkat/{round}/{municipality}/avsnitt/{section}";

    public static string Question(string round, string municipality, string section, string question) =>
        $"{Section(round, municipality, section)}#fraga-{question}";

    public static string Check(string round, string municipality) => $"/enkat/{round}/{municipality}/kontroll";

    public static string Receipt(string round, string municipality, int revision) => $"/enkat/{round}/{municipality}/kvitto/{revision}";

    public static string ReceiptContent(string round, string municipality, int revision) => $"{Receipt(round, municipality, revision)}/innehall.json";
}
