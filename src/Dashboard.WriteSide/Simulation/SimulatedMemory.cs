using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dashboard.WriteSide.Partners;
using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.WriteSide.Simulation;

/// <summary>What simulated partners know. Each change is a transaction of its own, apart from the command that asks: a real partner would not roll back either.</summary>
internal sealed class SimulatedMemory(IServiceScopeFactory scopes, IWriteDatabase database)
{
    /// <summary>Most tries of one change while others change the same.</summary>
    private const int Attempts = 100;

    /// <summary>Longest pause before the next try, in milliseconds.</summary>
    private const int LongestPause = 10;

    /// <summary>Answers a request once: whoever asks again under its key gets the same answer.</summary>
    /// <param name="kind">Kind of request; each has keys of its own.</param>
    /// <param name="key">Key of the request.</param>
    /// <param name="content">What is asked for, to tell another request under the same key.</param>
    /// <param name="answer">Decides; gets what is known, and how often the request was made before without getting an answer. Nothing when there is none.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="PartnerKeyReusedException">The key was used with another content.</exception>
    /// <exception cref="PartnerUnavailableException">There is no answer.</exception>
    public async Task<PartnerAnswer<T>> AnswerOnceAsync<T>(
        string kind, string key, string content, Func<Notes, int, Task<PartnerAnswer<T>?>> answer, CancellationToken cancellationToken)
        where T : class
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<WriteDbContext>();
            var notes = new Notes(db, cancellationToken);
            try
            {
                return await AnswerAsync(notes, $"{kind}:{key}", Digest(content), answer) ?? throw new PartnerUnavailableException("The simulated partner cannot be reached.");
            }
            catch (Exception e) when (attempt < Attempts && SomebodyWasFaster(e))
            {
                // Decided anew, on what is known now.
                await Task.Delay(Random.Shared.Next(LongestPause), cancellationToken);
            }
        }
    }

    /// <summary>Whether another change of the same was committed first, or was given the way when both waited for each other.</summary>
    private bool SomebodyWasFaster(Exception fault) =>
        fault is DbUpdateConcurrencyException || database.IsUniqueViolation(fault, constraint: null) || database.IsTransient(fault);

    /// <summary>What is asked for may hold an address: it only has to be told apart from something else.</summary>
    private static string Digest(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));

    private static async Task<PartnerAnswer<T>?> AnswerAsync<T>(Notes notes, string key, string content, Func<Notes, int, Task<PartnerAnswer<T>?>> answer)
        where T : class
    {
        var call = await notes.FindAsync<Call<T>>(key) ?? new Call<T>(content, Tries: 0, Answer: null);
        if (call.Content != content)
        {
            throw new PartnerKeyReusedException(key);
        }

        if (call.Answer is { } first)
        {
            return first;
        }

        var given = await answer(notes, call.Tries);
        await notes.PutAsync(key, call with { Tries = call.Tries + 1, Answer = given });
        await notes.SaveAsync();
        return given;
    }

    /// <summary>A request under a key.</summary>
    private sealed record Call<T>(string Content, int Tries, PartnerAnswer<T>? Answer)
        where T : class;

    /// <summary>What is known, within one change.</summary>
    internal sealed class Notes(WriteDbContext db, CancellationToken cancellationToken)
    {
        private readonly HashSet<string> _unknown = [];

        /// <summary>What is known of something; nothing when nothing is.</summary>
        public async Task<T?> FindAsync<T>(string key)
            where T : class
        {
            if (await db.SimulatedRecords.FindAsync([key], cancellationToken) is { } record)
            {
                return JsonSerializer.Deserialize<T>(record.Content);
            }

            _unknown.Add(key);
            return null;
        }

        /// <summary>
        /// Knows this of something from now on. Of what was decided on as unknown nobody else may know by now: looked up again, their
        /// answer would be written over.
        /// </summary>
        public async Task PutAsync<T>(string key, T content)
            where T : class
        {
            var record = (_unknown.Remove(key) ? null : await db.SimulatedRecords.FindAsync([key], cancellationToken))
                ?? db.SimulatedRecords.Add(new SimulatedRecord { Key = key, Content = "" }).Entity;
            record.Content = JsonSerializer.Serialize(content);
            record.Version++;
        }

        public Task SaveAsync() => db.SaveChangesAsync(cancellationToken);
    }
}
