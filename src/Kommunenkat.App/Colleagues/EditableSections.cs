using Kommunenkat.App.Access;
using Kommunenkat.App.Answering;
using Kommunenkat.App.Database;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.App.Colleagues;

/// <summary>
/// Which sections of their municipality's response a person may change: the one place where that is decided. A coordinator may
/// all; a contributor those given to them, and a section that is nobody's is not theirs either. Whether the response takes
/// changes at all, by round and state, is another question.
/// </summary>
internal static class EditableSections
{
    private static readonly HashSet<string> None = [];

    /// <summary>What a person needs to change anything at all; without either, the response answers as one that is missing.</summary>
    public static Permission PermissionOf(Actor actor, string municipalityCode, string roundKey) =>
        actor.May(Permission.EditDraft, municipalityCode, roundKey) ? Permission.EditDraft : Permission.EditGivenSections;

    /// <summary>Whether a person may change what is given to them and nothing else.</summary>
    public static bool IsForGiven(Actor actor, string municipalityCode, string roundKey) =>
        !actor.May(Permission.EditDraft, municipalityCode, roundKey) && actor.May(Permission.EditGivenSections, municipalityCode, roundKey);

    /// <param name="assignments">All of the response.</param>
    public static IReadOnlySet<string> Of(
        Actor actor, string municipalityCode, Questionnaire questionnaire, IEnumerable<AssignmentRow> assignments)
    {
        if (actor.May(Permission.EditDraft, municipalityCode, questionnaire.Round))
            return questionnaire.Sections.Select(section => section.Key).ToHashSet();
        return actor.May(Permission.EditGivenSections, municipalityCode, questionnaire.Round)
            ? assignments.Where(row => row.PersonId == actor.PersonId).Select(row => row.SectionKey).ToHashSet()
            : None;
    }

    /// <summary>As <see cref="Of"/> of one section, at the cost of no statement for coordinators and one for others.</summary>
    public static async Task<bool> ContainsAsync(DbSession session, Actor actor, LoadedResponse loaded, Section section) =>
        actor.May(Permission.EditDraft, loaded.Municipality.Code, loaded.Round.Key)
        || actor.May(Permission.EditGivenSections, loaded.Municipality.Code, loaded.Round.Key)
            && await AssignmentStore.IsGivenAsync(session, loaded.Row.Id, section.Key, actor.PersonId);
}
