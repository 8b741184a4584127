using System.Collections.Immutable;
using Dashboard.Domain;
using Dashboard.WriteSide.Import;
using Dashboard.WriteSide.Pipeline;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Import;

/// <summary>Runs imports in the background, in a temporary folder of its own; stopped, and waited for, when the dashboard stops.</summary>
internal sealed partial class ImportJobs(IImporter importer, IOptions<ImportOptions> options, TimeProvider clock, ILogger<ImportJobs> logger)
    : IImportJobs, IHostedService, IDisposable
{
    private const int Kept = 20;

    private readonly Lock _lock = new();
    private readonly Lazy<DirectoryInfo> _folder = new(() => Directory.CreateTempSubdirectory("dashboard-import-"));
    private ImmutableList<ImportJob> _jobs = [];
    private CancellationTokenSource? _stop;
    private Task _running = Task.CompletedTask;
    private bool _isStopping;

    public event Action? Changed;

    public IReadOnlyList<ImportJob> Jobs => Volatile.Read(ref _jobs);

    public async Task<(Guid? Id, Refusal? Refusal)> StartAsync(
        ImportSubject subject, string fileName, long size, Func<CancellationToken, Stream> open, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.LooksFrom is not null)
        {
            return (null, CommandRule.LooksBack);
        }

        var (job, stop, refusal) = Begin(subject, SafeName(fileName), size, actor);
        if (job is null)
        {
            return (null, refusal);
        }

        Changed?.Invoke();
        var upload = PathOf(job, "upload.csv");
        var isHere = await ReceiveAsync(job.Id, open, upload, stop, cancellationToken);
        lock (_lock)
        {
            _running = isHere ? RunAsync(job, upload, actor, stop) : Task.CompletedTask;
        }

        return (job.Id, null);
    }

    public void Cancel(Guid id)
    {
        lock (_lock)
        {
            if (_jobs.Find(job => job.Id == id) is { IsGoingOn: true })
            {
                _stop?.Cancel();
            }
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        Task running;
        lock (_lock)
        {
            _isStopping = true;
            _stop?.Cancel();
            running = _running;
        }

        await running.WaitAsync(cancellationToken);
    }

    public void Dispose()
    {
        _stop?.Dispose();
        // The container knows it by several names, and disposes of it under each.
        if (_folder.IsValueCreated && Directory.Exists(_folder.Value.FullName))
        {
            _folder.Value.Delete(recursive: true);
        }
    }

    private (ImportJob? Job, CancellationToken Stop, Refusal? Refusal) Begin(
        ImportSubject subject, string fileName, long size, Actor actor)
    {
        var needed = NeedsRoleAttribute.Of(typeof(ImportOrder));
        if (actor.Role < needed)
        {
            return (null, default, Refusal.Forbidden(needed));
        }

        if (size > options.Value.MaxUploadBytes)
        {
            return (null, default, Refusal.Invalid("File", $"{fileName} is larger than {options.Value.MaxUploadMegabytes} MB. Import it with ./run.sh {ImportVerb.Of(subject).Name} FILE."));
        }

        lock (_lock)
        {
            if (_isStopping || _jobs.Find(job => job.IsGoingOn) is not null)
            {
                return (null, default, Refusal.Rule("import-running", "Another import is going on. Wait until it is done, then import this file."));
            }

            _stop?.Dispose();
            _stop = new CancellationTokenSource();
            var job = new ImportJob
            {
                Id = Guid.CreateVersion7(),
                Subject = subject,
                FileName = fileName,
                Size = size,
                StartedBy = actor.Name,
                StartedAt = clock.GetUtcNow(),
                State = ImportJobState.Uploading,
            };
            _jobs = _jobs.Insert(0, job);
            foreach (var old in _jobs.Skip(Kept))
            {
                Directory.Delete(Path.Combine(_folder.Value.FullName, old.Id.ToString("n")), recursive: true);
            }

            _jobs = [.. _jobs.Take(Kept)];
            return (job, _stop.Token, null);
        }
    }

    private async Task<bool> ReceiveAsync(Guid id, Func<CancellationToken, Stream> open, string path, CancellationToken stop, CancellationToken gone)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, gone);
        try
        {
            await using var content = open(either.Token);
            await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, useAsync: true);
            await Upload.CopyAsync(content, file, clock, bytes => Update(id, job => job with { Uploaded = bytes }), either.Token);
            return true;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            Update(id, job => job with { State = ImportJobState.Cancelled });
        }
        catch (Exception fault)
        {
            LogUploadFailed(fault, id);
            Update(id, job => job with { State = ImportJobState.Failed, Failure = "The file did not arrive. Nothing was imported." });
        }

        File.Delete(path);
        return false;
    }

    private async Task RunAsync(ImportJob job, string upload, Actor actor, CancellationToken stop)
    {
        // On a thread of the pool: the person's circuit neither waits for the import nor carries it.
        await Task.Yield();
        Update(job.Id, running => running with { State = ImportJobState.Running });
        var rejected = PathOf(job, "rejected.csv");
        try
        {
            var progress = new Reporter(report => Update(job.Id, running => running with { Progress = report }));
            var result = await importer.ImportAsync(new ImportRequest(upload, rejected, actor, job.Subject), progress, stop);
            Update(job.Id, done => done with { State = ImportJobState.Finished, Result = result, RejectedPath = result.RejectedLines > 0 ? rejected : null });
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            Update(job.Id, done => done with { State = ImportJobState.Cancelled });
        }
        catch (BadImportFileException fault)
        {
            Update(job.Id, done => done with { State = ImportJobState.Failed, Failure = fault.Message.Replace(upload, job.FileName, StringComparison.Ordinal) });
        }
        catch (Exception fault)
        {
            LogImportFailed(fault, job.Id);
            Update(job.Id, done => done with { State = ImportJobState.Failed, Failure = "The import failed; the log says why. Import the same file again: it goes on where it stopped." });
        }
        finally
        {
            File.Delete(upload);
        }
    }

    private void Update(Guid id, Func<ImportJob, ImportJob> change)
    {
        lock (_lock)
        {
            if (_jobs.Find(job => job.Id == id) is { } job)
            {
                _jobs = _jobs.Replace(job, change(job));
            }
        }

        Changed?.Invoke();
    }

    private string PathOf(ImportJob job, string name) =>
        Path.Combine(_folder.Value.CreateSubdirectory(job.Id.ToString("n")).FullName, name);

    private static string SafeName(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..].Trim();
        return last.Length switch
        {
            0 => "file.csv",
            > 200 => last[..200],
            _ => last,
        };
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The file of import {Id} did not arrive.")]
    private partial void LogUploadFailed(Exception exception, Guid id);

    [LoggerMessage(Level = LogLevel.Error, Message = "Import {Id} failed.")]
    private partial void LogImportFailed(Exception exception, Guid id);
}

/// <summary>Hands reports on at once, on the thread that reports, so that they stay in their order.</summary>
internal sealed class Reporter(Action<ImportProgress> take) : IProgress<ImportProgress>
{
    public void Report(ImportProgress value) => take(value);
}
