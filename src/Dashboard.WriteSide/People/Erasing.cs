using Dashboard.Domain;
using Dashboard.Domain.Catalog;
using Dashboard.Domain.Log;
using Dashboard.Domain.Messages;
using Dashboard.Domain.Orders;
using Dashboard.Domain.People;
using Dashboard.WriteSide.EventLog;
using Dashboard.WriteSide.Messages;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.WriteSide.People;

/// <summary>What erasing a customer and erasing a member of staff have in common. Scoped to the command.</summary>
internal sealed class Erasing(WriteDbContext db, CommandContext context, AfterCommit committed, PersonKeyRing ring, MailFiles files, TimeProvider clock)
{
    private static readonly Address NoAddress = new(Erased.Word, Erased.Word, Erased.Word, Erased.Word);

    private readonly List<TouchedPlace> _touched = [];

    /// <summary>Notes that something was touched.</summary>
    public void Note(string place, long count)
    {
        if (count > 0)
        {
            _touched.Add(new TouchedPlace(place, count));
        }
    }

    /// <summary>Why somebody cannot be erased whose name was typed, for some reason; nothing when nothing is against it. No sentence names them: it is kept.</summary>
    public static Refusal? Against(string name, string email, string typed, string reason) =>
        email == Erased.Word ? Refusal.Rule("already-erased", "This person is erased already.")
        : typed.Trim() != name ? Refusal.Rule("name-does-not-match", "That is not the name: type it as it stands there, to be sure who is erased.")
        : Tells(reason, name) || Tells(reason, email) ? Refusal.Rule("reason-names-somebody", "The reason is kept: leave the name and the e-mail out of it.")
        : null;

    /// <summary>Why somebody cannot be erased of whom older programs wrote something that is not locked.</summary>
    /// <param name="streams">Streams that tell of them.</param>
    /// <param name="person">Who.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<Refusal?> AgainstPlainAsync(IReadOnlyCollection<Guid> streams, Guid person, CancellationToken cancellationToken)
    {
        string[] names = [.. PersonalFields.Names.Keys.Select(type => EventCatalog.Names[type].Name)];
        var review = EventCatalog.Names[typeof(ReviewAdded)].Name;
        var marked = MarkOf(person);
        var told = await db.Events.AnyAsync(
            row => streams.Contains(row.StreamId) && names.Contains(row.Name) && !row.Payload.Contains(LockedPart.Start), cancellationToken)
            || await db.Events.AnyAsync(row => row.Name == review && row.Payload.Contains(marked) && !row.Payload.Contains(LockedPart.Start), cancellationToken)
            || await db.Events.AnyAsync(row => row.ActorId == person && !row.ActorName.StartsWith(Secret.Mark), cancellationToken);
        return told
            ? Refusal.Rule("events-not-locked", "A version of the program before there were keys wrote of this person in plain, so that something would be left: they cannot be erased here.")
            : null;
    }

    /// <summary>Messages to somebody: those that wait are never sent.</summary>
    /// <returns>Their ids, and a refusal while one of them is being sent.</returns>
    public async Task<(IReadOnlyList<Guid> Ids, Refusal? Refusal)> DiscardMessagesAsync(Guid person, CancellationToken cancellationToken)
    {
        var messages = await db.Messages.Where(row => row.CustomerId == person).Select(row => new { row.Id, row.Status }).ToListAsync(cancellationToken);
        if (messages.Exists(row => row.Status == MessageStatus.Sending))
        {
            return ([], Refusal.Rule("message-being-sent", "A message to this person is being sent this moment: try again in a minute."));
        }

        var now = clock.GetUtcNow();
        var waiting = await db.Messages.Where(row => row.CustomerId == person && row.Status == MessageStatus.Waiting).ToListAsync(cancellationToken);
        waiting.ForEach(message => message.Discard(now));
        return ([.. messages.Select(row => row.Id)], null);
    }

    /// <summary>Destroys the key and clears what is kept of a person beside the log, when the command is written; then forgets the key, and the files.</summary>
    /// <param name="person">Who.</param>
    /// <param name="kind">Kind of their own stream.</param>
    /// <param name="reason">Why.</param>
    /// <param name="known">What is known of them, to be found in answers that are kept.</param>
    /// <param name="streams">Streams that tell of them.</param>
    /// <param name="messages">What was written to them.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<IReadOnlyList<TouchedPlace>> DestroyAsync(
        Guid person, string kind, string reason, IReadOnlyList<string> known, IReadOnlyCollection<Guid> streams, IReadOnlyList<Guid> messages, CancellationToken cancellationToken)
    {
        string[] names = [.. PersonalFields.Names.Keys.Select(type => EventCatalog.Names[type].Name)];
        Note("events that nobody can read any more", await db.Events.LongCountAsync(row => streams.Contains(row.StreamId) && names.Contains(row.Name), cancellationToken));
        Note("events that do not say any more who did them", await db.Events.LongCountAsync(row => row.ActorId == person, cancellationToken));
        Note("messages", messages.Count);
        Note("e-mails in files", files.Count(messages));
        Note("kept states of the past", await db.StreamSnapshots.CountAsync(row => streams.Contains(row.StreamId), cancellationToken));
        Note("kept answers to commands", (await AnswersAsync(db, known, cancellationToken)).Count);

        var receipt = new ErasureReceipt
        {
            PersonId = person, Kind = kind, ErasedAt = clock.GetUtcNow(), ErasedBy = context.Actor!.Id, Reason = reason, Touched = _touched,
        };
        db.Erasures.Add(receipt);
        context.Also.Add((db, token) => ClearAsync(db, person, known, streams, token));
        committed.Do(_ =>
        {
            ring.Forget(person);
            files.Delete(messages);
            return Task.CompletedTask;
        });
        return receipt.Touched;
    }

    /// <summary>Clears what is kept of a person beside the log; done again, it clears what came late.</summary>
    /// <returns>Rows that were touched.</returns>
    public static async Task<int> ClearAsync(
        WriteDbContext db, Guid person, IReadOnlyList<string> known, IReadOnlyCollection<Guid> streams, CancellationToken cancellationToken)
    {
        await db.PersonKeys.Where(row => row.PersonId == person).ExecuteUpdateAsync(set => set.SetProperty(row => row.Key, (byte[]?)null), cancellationToken);
        if (!await db.PersonKeys.AnyAsync(row => row.PersonId == person, cancellationToken))
        {
            db.PersonKeys.Add(new PersonKeyRow { PersonId = person });
            await db.SaveChangesAsync(cancellationToken);
        }

        var touched = await db.Orders.Where(row => row.CustomerId == person && row.CustomerEmail != Erased.Word).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.CustomerName, Erased.Word).SetProperty(row => row.CustomerEmail, Erased.Word), cancellationToken);
        touched += await db.Orders.Where(row => row.CustomerId == person && row.ShippingAddress != null && row.ShippingAddress != NoAddress)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ShippingAddress, NoAddress), cancellationToken);
        touched += await db.Shipments.Where(row => row.CustomerId == person && row.Address != null && row.Address != NoAddress)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Address, NoAddress), cancellationToken);
        touched += await db.Messages.Where(row => row.CustomerId == person && row.To != Erased.Word).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.To, Erased.Word).SetProperty(row => row.Name, Erased.Word).SetProperty(row => row.Subject, Erased.Word)
                .SetProperty(row => row.Text, Erased.Word).SetProperty(row => row.Html, Erased.Word),
            cancellationToken);
        touched += await db.StreamSnapshots.Where(row => streams.Contains(row.StreamId)).ExecuteDeleteAsync(cancellationToken);
        foreach (var id in await AnswersAsync(db, known, cancellationToken))
        {
            var answer = await db.AnsweredCommands.AsNoTracking().SingleAsync(row => row.CommandId == id, cancellationToken);
            var told = KeptAnswer.Without(answer.Outcome, known);
            touched += await db.AnsweredCommands.Where(row => row.CommandId == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Outcome, told), cancellationToken);
        }

        return touched;
    }

    /// <summary>How the payload of an event names a customer, for those that stand in the stream of something else.</summary>
    public static string MarkOf(Guid customer) => $"\"customerId\":\"{customer}\"";

    private static bool Tells(string text, string known) => text.Contains(known, StringComparison.OrdinalIgnoreCase);

    /// <summary>Answers that are kept and tell something that is known of a person: refusals name them.</summary>
    private static async Task<List<Guid>> AnswersAsync(WriteDbContext db, IReadOnlyList<string> known, CancellationToken cancellationToken)
    {
        var found = new List<Guid>();
        foreach (var text in known.Select(KeptAnswer.Escaped))
        {
            found.AddRange(await db.AnsweredCommands.Where(row => row.Outcome.Contains(text)).Select(row => row.CommandId).ToListAsync(cancellationToken));
        }

        return [.. found.Distinct()];
    }
}
