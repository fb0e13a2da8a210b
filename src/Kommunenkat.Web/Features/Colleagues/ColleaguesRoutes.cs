using Kommunenkat.Web.Features.Answering;

namespace Kommunenkat.Web.Features.Colleagues;

/// <summary>The addresses of what a municipality's people do among themselves.</summary>
internal static class ColleaguesRoutes
{
    public static string Assign(string round, string municipality) => $"/enkat/{round}/{municipality}/avsnitt";

    public static string AssignedSection(string round, string municipality, string section) => $"{Assign(round, municipality)}#avsnitt-{section}";

    /// <summary>The list that the note lies in opens by itself.</summary>
    public static string Note(string round, string municipality, string section, Guid note) =>
        $"{AnsweringRoutes.Section(round, municipality, section)}#anteckning-{note}";
}
