namespace Kommunenkat.Web.Features.Copies;

/// <summary>The addresses of the copies for paper.</summary>
internal static class CopiesRoutes
{
    /// <summary>Key of a section in the address; it may stand several times. None: all sections.</summary>
    public const string SectionName = "avsnitt";

    /// <summary>The last part of the address of the copy with answers.</summary>
    public const string FilledForm = "ifylld";

    public static string Blank(string round, string municipality) => $"/enkat/{round}/{municipality}/utskrift";

    public static string Filled(string round, string municipality) => $"{Blank(round, municipality)}/{FilledForm}";
}
