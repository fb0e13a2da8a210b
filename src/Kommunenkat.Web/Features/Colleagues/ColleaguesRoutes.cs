using Kommunenkat.Web.Features.Answering;

namespace Kommunenkat.Web.Features.Colleagues;

/// <summary>The addresses of what a municipality's people do among themselves.</summary>
internal static class ColleaguesRoutes
{
    public static string Assign(string round, string municipality) => $"/enkat/{round}/{municipality}/avsnitt";

    public static string AssignedSection(string round, string municipality, string section) => $"{Assign(round, municipality)}#avsnitt-{section}";

    /// <summary>The question, with the list of notes open: a browser does not scroll to what is folded away.</summary>
    public static string Note(string round, string municipality, string section, string question, Guid note) =>
        $"{AnsweringRoutes.Section(round, municipality, section)}?{IsNote(note)}#fraga-{question}";

    /// <summary>Whether the address is that of the note.</summary>
    public static bool LeadsTo(string address, Guid note) => address.Contains($"?{IsNote(note)}", StringComparison.Ordinal);

    private static string IsNote(Guid note) => $"anteckning={note}";
}
