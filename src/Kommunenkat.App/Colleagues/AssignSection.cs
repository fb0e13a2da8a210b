using Kommunenkat.App.Access;
using Kommunenkat.App.Answering;
using Kommunenkat.App.Auditing;
using Kommunenkat.App.Database;
using Kommunenkat.App.Messaging;
using Kommunenkat.App.Rounds;
using Kommunenkat.App.Submitting;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.App.Colleagues;

/// <summary>A section to be given to a colleague.</summary>
/// <param name="DueDay">When the colleague is to be ready; null: not said.</param>
/// <param name="Message">To the colleague; null or empty: none.</param>
public sealed record SectionGift(
    string RoundKey, string MunicipalityCode, string SectionKey, Guid PersonId, DateOnly? DueDay = null, string? Message = null);

/// <summary>Gives a section to a colleague, who may then change its answers. Giving it again replaces day and message.</summary>
public sealed class AssignSection(AppDatabase database, QuestionnaireLibrary library, TimeProvider time)
{
    /// <summary>Counted in Unicode characters.</summary>
    public const int LongestMessage = 500;

    /// <returns>
    /// <see cref="FailureKind.Invalid"/> where the day or the message will not do, or the person is none of the municipality's;
    /// <see cref="FailureKind.Conflict"/> where the response takes no more changes.
    /// </returns>
    public Task<Outcome<Done>> RunAsync(Actor actor, SectionGift gift, CancellationToken cancellation = default) =>
        database.WriteAsync<Done>(async session =>
        {
            var loaded = await ResponseAccess.LoadAsync(session, library, actor, Permission.AssignSections, gift.RoundKey, gift.MunicipalityCode);
            if (loaded is null)
                return ResponseAccess.Missing(gift.RoundKey, gift.MunicipalityCode);
            if (loaded.Questionnaire.FindSection(gift.SectionKey) is not { } section)
                return Failure.NotFound($"There is no section \"{gift.SectionKey}\".");
            var today = SwedishTime.Today(time);
            if (!LifeCycle.TakesChanges(loaded.Round, loaded.Row, today))
                return Failure.Conflict("The response cannot be changed any more, so its sections cannot be given to anybody.");

            var message = string.IsNullOrWhiteSpace(gift.Message) ? null : gift.Message.Trim();
            if (message?.EnumerateRunes().Count() > LongestMessage)
                return Failure.Invalid($"The message is longer than {LongestMessage} characters.");
            if (gift.DueDay < today)
                return Failure.Invalid("The day has passed.");
            if (gift.DueDay > LastDay(loaded.Round, LifeCycle.Period(loaded.Round, loaded.Row, today)))
                return Failure.Invalid("The day is later than the response takes answers.");
            var colleagues = await ColleagueStore.OfMunicipalityAsync(
                session, gift.MunicipalityCode, loaded.Round.Id, [Role.Contributor, Role.Coordinator], time.GetUtcNow());
            if (colleagues.FirstOrDefault(row => row.PersonId == gift.PersonId) is not { } colleague)
                return Failure.Invalid("The person is no contributor or coordinator of the municipality.");

            var row = new AssignmentRow
            {
                ResponseId = loaded.Row.Id,
                SectionKey = section.Key,
                PersonId = colleague.PersonId,
                PersonName = colleague.Name,
                DueDay = gift.DueDay,
                Message = message,
                AssignedBy = actor.Name,
                AssignedAt = time.GetUtcNow(),
            };
            if (!await ResponseStore.TryNoteChangeAsync(session, loaded.Row) || !await AssignmentStore.TryGiveAsync(session, row))
                return Failure.Conflict("Somebody else has given the section at the same moment.");
            if (colleague.PersonId != actor.PersonId)
                await TellAsync(session, loaded, section, row);
            await AuditLog.AddAsync(
                session, actor, AuditAction.SectionAssigned, AuditSubject.In(loaded, AuditObject.Section, section.Key), row.AssignedAt,
                (AuditFact.Person, colleague.PersonId), (AuditFact.Until, gift.DueDay));
            return Done.Instance;
        }, cancellation);

    /// <summary>The last day that can be set for a colleague: the municipality's own, where it has another than the round. Null: there is no end yet.</summary>
    public static DateOnly? LastDay(Round round, AnswerPeriod period) => period.LastDay ?? round.LastAnswerDay;

    /// <summary>Puts a message to the colleague among those to be sent, in the same transaction: told if and only if given.</summary>
    private static async Task TellAsync(DbSession session, LoadedResponse loaded, Section section, AssignmentRow row)
    {
        if (await PersonStore.FindAsync(session, row.PersonId) is not { } person)
            return;
        var given = new GivenSection(
            loaded.Municipality.Name, loaded.Questionnaire.Title["sv"], loaded.Round.Key, $"{section.Number}. {section.Title["sv"]}",
            row.AssignedBy, row.DueDay, row.Message, Link: null);
        await OutboxStore.AddAsync(session, SectionMessage.Compose(person.Name, person.Email, given, row.AssignedAt, loaded.Row.Id));
    }
}
