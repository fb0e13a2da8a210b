using Kommunenkat.Web.Features.Answering;

namespace Kommunenkat.Web.Features.Forms;

/// <summary>Where a municipality answers in Excel.</summary>
internal static class FormsRoutes
{
    public const string FilePattern = "/enkat/{round}/{municipality}/excel/formular.xlsx";

    public static string Page(string round, string municipality) => $"{AnsweringRoutes.Overview(round, municipality)}/excel";

    public static string File(string round, string municipality) => $"{Page(round, municipality)}/formular.xlsx";
}
