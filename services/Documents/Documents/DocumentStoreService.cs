using System.Globalization;
using Credentialing.Documents.Content;
using Credentialing.Documents.Contracts.V1;
using Credentialing.ServiceDefaults.Audit;
using Credentialing.ServiceDefaults.Grpc;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Persistence;
using Credentialing.ServiceDefaults.Tenancy;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Stored = Credentialing.Documents.Contracts.V1.Document;

namespace Credentialing.Documents.Documents;

/// <summary>Files for our other services; a call opens the rows of the client that it names, and no others.</summary>
internal sealed class DocumentStoreService(DocumentsDb db, ReceiveDocument receive, Files.FileLimits limits, IAuditTrail audit, TimeProvider clock)
    : DocumentStore.DocumentStoreBase
{
    private const int MostSubjects = 500;

    public override async Task<ListDocumentsReply> ListDocuments(ListDocumentsRequest request, ServerCallContext context)
    {
        if (request.Subjects.Count is 0 or > MostSubjects)
        {
            throw Invalid($"From 1 to {MostSubjects} subjects are asked for at once.");
        }

        var asked = request.Subjects.Select(subject => new Subject(subject.Kind, IdOf(subject.Id))).ToHashSet();
        var (subjects, kinds) = (asked.Select(subject => subject.Id).ToArray(), request.DocumentKinds.ToArray());
        var documents = await db.Documents.AsNoTracking()
            .Where(document => document.UsableEdition != null && subjects.Contains(document.SubjectId) && (kinds.Length == 0 || kinds.Contains(document.DocumentKind)))
            .OrderBy(document => document.Id).ToListAsync(context.CancellationToken);
        var ids = documents.Select(document => document.Id).ToArray();
        var versions = await db.Versions.AsNoTracking().Where(version => ids.Contains(version.DocumentId)).ToListAsync(context.CancellationToken);
        var reply = new ListDocumentsReply();
        reply.Documents.AddRange(documents.Where(document => asked.Contains(new Subject(document.SubjectKind, document.SubjectId)))
            .Select(document => Of(document, versions.Single(version => version.DocumentId == document.Id && version.Edition == document.UsableEdition))));
        return reply;
    }

    public override async Task ReadDocument(ReadDocumentRequest request, IServerStreamWriter<Chunk> responseStream, ServerCallContext context)
    {
        var id = new DocumentId(IdOf(request.Id));
        var document = await db.Documents.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id && d.State != DocumentState.Removed, context.CancellationToken) ??
            throw new GrpcProblem(StatusCode.NotFound, "not-found", "There is no such document.").ToException();
        var edition = document.UsableEdition ??
            throw new GrpcProblem(StatusCode.FailedPrecondition, "document-quarantined", "The document may not be used.").ToException();
        var version = await db.Versions.AsNoTracking().SingleAsync(v => v.DocumentId == id && v.Edition == edition, context.CancellationToken);
        await audit.RecordReadAsync(new AuditSubject("document", request.Id, version.ClientId), [$"content of edition {edition}"], "asked by a service", context.CancellationToken);
        using var cipher = new ContentCipher(version.ContentKey!, version.Id);
        long sent = 0;
        for (var first = 0; sent < version.Size;)
        {
            foreach (var chunk in await ContentStore.ReadAsync(db, version.Id, cipher, first, 16, context.CancellationToken))
            {
                await responseStream.WriteAsync(new Chunk { Data = UnsafeByteOperations.UnsafeWrap(chunk) }, context.CancellationToken);
                (first, sent) = (first + 1, sent + chunk.Length);
            }
        }
    }

    public override async Task<Stored> StoreDocument(IAsyncStreamReader<StoreDocumentMessage> requestStream, ServerCallContext context)
    {
        if (!await requestStream.MoveNext(context.CancellationToken) || requestStream.Current.Description is not { } description)
        {
            throw Invalid("The first message has the description.");
        }

        var subject = new Subject(description.Subject?.Kind ?? "", IdOf(description.Subject?.Id));
        if (Rules.WrongWord(subject.Kind) is not null || Rules.WrongWord(description.DocumentKind) is not null || description.Key.Length is 0 or > 200)
        {
            throw Invalid("The description needs a subject, a kind of document, and a key of at most 200 characters.");
        }

        // The call's client is the only one whose rows are open.
        if (db.Tenant.Clients is not [var client])
        {
            throw Invalid("The metadata client-id names the client.");
        }

        await db.TakeTurnAsync($"{client.Value}/{description.Key}", context.CancellationToken);
        if (await FindAsync(client, description.Key, context.CancellationToken) is { } first)
        {
            return first;
        }

        await using var file = TemporaryFile.Create();
        while (await requestStream.MoveNext(context.CancellationToken))
        {
            if (file.Length + requestStream.Current.Data.Length > limits.MaxBytes)
            {
                throw Refused(Uploads.TooLarge(limits.MaxBytes));
            }

            await file.WriteAsync(requestStream.Current.Data.Memory, context.CancellationToken);
        }

        var document = Document.Begin(client, subject, description.DocumentKind, description.Key, clock.GetUtcNow());
        return await receive.AddAsync(document, new SentFile(file, description.FileName, null), context.CancellationToken) is { } problem
            ? throw Refused(problem)
            : Of(document, document.Versions[^1]);
    }

    private async Task<Stored?> FindAsync(ClientId client, string key, CancellationToken cancellationToken)
    {
        var document = await db.Documents.AsNoTracking().SingleOrDefaultAsync(d => d.ClientId == client && d.StorageKey == key, cancellationToken);
        return document is null
            ? null
            : Of(document, (await db.NewestVersionsAsync([document], cancellationToken))[document.Id]);
    }

    private static Stored Of(Document document, DocumentVersion version) => new()
    {
        Id = document.Id.Value.ToString(),
        ClientId = document.ClientId.Value.ToString(),
        Subject = new Contracts.V1.Subject { Kind = document.SubjectKind, Id = document.SubjectId.ToString() },
        DocumentKind = document.DocumentKind,
        FileName = version.FileName,
        ContentType = version.ContentType,
        Size = version.Size,
        Sha256 = version.Sha256,
        ExpiresOn = version.ExpiresOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
        Edition = version.Edition,
    };

    private static Guid IdOf(string? text) => Guid.TryParse(text, out var id) ? id : throw Invalid("An id is not a UUID.");

    private static GrpcProblemException Invalid(string detail) => new GrpcProblem(StatusCode.InvalidArgument, "invalid-request", detail).ToException();

    private static GrpcProblemException Refused(Problem problem) =>
        new GrpcProblem(StatusCode.OutOfRange, problem.Code, problem.Detail ?? problem.Title).ToException();
}
