using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.Web.Features.Copies;

/// <summary>Which sections a copy has.</summary>
internal static class CopySections
{
    /// <summary>Those with these keys in the questionnaire's order; where it has none of them, all.</summary>
    public static IReadOnlyList<Section> Of(Questionnaire questionnaire, IReadOnlyCollection<string> keys)
    {
        var chosen = questionnaire.Sections.Where(section => keys.Contains(section.Key)).ToList();
        return chosen.Count > 0 ? chosen : questionnaire.Sections;
    }
}
